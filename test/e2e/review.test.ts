import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { contextOpener } from "../../src/context.ts";
import { PostsDocument } from "../../src/model/post-documents.ts";
import type { FaultPoints } from "../../src/pipeline/faults.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { threePlatforms } from "../support/three-platforms.ts";
import { undrawnVideos } from "../support/undrawn-video.ts";

/** Three connected accounts, and a person who said once that videos go to them. */
async function setUp() {
  const cwd = temporaryFolder();
  const platforms = await threePlatforms();
  await platforms.connect(join(cwd, "home"));
  const run = async (line: string, { stop, faults }: { stop?: AbortController; faults?: FaultPoints } = {}) =>
    await runCli(line.split(" "), {
      cwd,
      env: platforms.env,
      openContext: contextOpener({ jobs: undrawnVideos, ...(faults ? { faults } : {}) }),
      ...(stop ? { signal: stop.signal } : {}),
    });
  expect((await run("config set posting.auto true")).exitCode).toBe(0);
  const page = (): string => readFileSync(join(cwd, "videos", "index.html"), "utf8");
  const told = async (line: string) => PostsDocument.parse(JSON.parse((await run(line)).stdout)).posts;
  return { run, told, page, videos: platforms.youtube.uploads.videos };
}

it("posts without --post where the user said so once", async () => {
  const { run, videos } = await setUp();
  const ran = await run("run --pack planets --json");
  expect(ran.exitCode, ran.stderr + ran.stdout).toBe(0);
  const [video] = JSON.parse(ran.stdout).videos;
  expect(video.posts.map(({ platform, status }: Record<string, string>) => `${platform} ${status}`)).toEqual([
    "outbox posted",
    "tiktok live",
    "youtube live",
    "instagram live",
  ]);
  expect(videos).toHaveLength(1);
}, 240_000);

it("holds what a reviewed run made although it was stopped and goes on without the flag, until each is approved", async () => {
  const { run, told, page, videos } = await setUp();
  const stop = new AbortController();
  const stopped = await run("run --pack planets --review", { stop, faults: beforeHandOver(stop) });
  expect(stopped.exitCode, stopped.stderr).toBe(130);
  expect((await run("resume --json")).exitCode).toBe(0);
  const held = await told("queue --json");
  expect(held.map(({ status }) => status)).toEqual(["held", "held", "held"]);
  expect((await run("post --due --json")).exitCode).toBe(0);
  expect(videos).toEqual([]);

  for (const { id, hash } of held) {
    const line = `approve ${id} --hash ${hash}`;
    expect(page()).toContain(`viral ${line}`);
    expect((await run(line)).exitCode).toBe(0);
    expect(page()).not.toContain(line);
  }
  expect((await told("post --due --json")).map(({ status }) => status)).toEqual(["live", "live", "live"]);
  expect(videos).toHaveLength(1);
  expect(page()).toMatch(/Live on <a href="[^"]+" rel="noreferrer">youtube\/main/);
}, 240_000);

/** As Ctrl-C does once the video is delivered, before anything is planned of it. */
const beforeHandOver = (stop: AbortController): FaultPoints => ({
  hit(point, where) {
    if (point === "step-committed" && where === "post/tidy") stop.abort("SIGINT");
  },
});
