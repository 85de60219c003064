import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findMediaTools } from "../../../src/media/find-media-tools.ts";
import { createOutbox } from "../../../src/providers/outbox/outbox.ts";
import { finishedFolder, samplePost, sampleRequest, tempFolder } from "./sample-delivery.ts";

const PROGRAM = "/usr/bin/chromium";
const isHere = existsSync(PROGRAM);
if (!isHere) console.warn(`skipped: ${PROGRAM} is not installed, so nobody opened the outbox page`);

let browser: Browser;
const outFolder = tempFolder();
const page = pathToFileURL(join(outFolder, "index.html")).href;
const HOSTILE = '</h2><script>document.title="owned"</script><img src=x onerror="document.title=1">';

beforeAll(async () => {
  if (!isHere) return;
  const { ffmpeg } = await findMediaTools({}, {});
  const outbox = createOutbox({ outFolder, clock: { nowMs: () => 1_764_000_000_000 } });
  for (const [index, hook] of ["Three giants of Asia, counted", HOSTILE].entries()) {
    const folder = finishedFolder(hook);
    const size = `testsrc=size=180x320:rate=10:duration=1`;
    execFileSync(ffmpeg, [
      "-v",
      "error",
      "-y",
      "-f",
      "lavfi",
      "-i",
      size,
      "-pix_fmt",
      "yuv420p",
      join(folder, "video.mp4"),
    ]);
    execFileSync(ffmpeg, [
      "-v",
      "error",
      "-y",
      "-f",
      "lavfi",
      "-i",
      size,
      "-vframes",
      "1",
      join(folder, "cover.png"),
    ]);
    await outbox.start(
      sampleRequest({
        effectKey: `e${index}`,
        videoId: `vid_${index}`,
        folder,
        post: samplePost({ videoId: `vid_${index}` }),
      }),
    );
  }
  browser = await chromium.launch({ executablePath: PROGRAM, args: ["--no-sandbox"] });
});

afterAll(async () => {
  if (isHere) await browser.close();
});

test.skipIf(!isHere).each([
  [390, 844],
  [1440, 900],
])(
  "opens from disk at %i × %i: no errors, no sideways scroll, nothing from the net, hostile hooks as text",
  async (width, height) => {
    const view = await browser.newPage({ viewport: { width, height } });
    const errors: string[] = [];
    const outside: string[] = [];
    view.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    view.on("pageerror", (error) => errors.push(error.message));
    view.on("request", (request) => !request.url().startsWith("file:") && outside.push(request.url()));
    await view.goto(page);
    expect(await view.locator("video").count()).toBe(2);
    expect(await view.title()).toBe("Outbox · 2 videos");
    expect(await view.locator("h2").allTextContents()).toContain(HOSTILE);
    const scrolls = await view.evaluate("document.documentElement.scrollWidth - innerWidth");
    expect(scrolls).toBeLessThanOrEqual(0);
    await view.locator("#play-all").click();
    const playing = "[...document.querySelectorAll('video')].some((video) => video.currentTime > 0)";
    await expect.poll(() => view.evaluate(playing)).toBe(true);
    await view.locator(".post summary").first().click();
    await view.getByRole("button", { name: "Copy caption" }).first().click();
    await expect.poll(() => view.locator("#said").textContent()).toBe("Copied");
    expect(errors).toEqual([]);
    expect(outside).toEqual([]);
    await view.close();
  },
);
