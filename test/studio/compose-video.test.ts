import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { probeFile } from "../../src/media/probe-file.ts";
import { composeVideo } from "../../src/studio/compose-video.ts";
import { headline, smallVideo } from "../support/small-video.ts";
import { temporaryFolder } from "../support/store.ts";
import { stage } from "../support/studio.ts";

/** How much of a cover, within a part of it, is nearly of one colour. */
async function share(cover: string, wanted: readonly number[], from = 0, to = 1): Promise<number> {
  const image = await loadImage(cover);
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const top = Math.round(image.height * from);
  const height = Math.round(image.height * to) - top;
  const { data } = context.getImageData(0, top, image.width, height);
  let alike = 0;
  for (let at = 0; at < data.length; at += 4)
    if (wanted.every((value, channel) => Math.abs(value - (data[at + channel] ?? 0)) < 40)) alike += 1;
  return alike / (data.length / 4);
}

test("a script becomes a draft and a cover, and the timeline says what was really shown", async () => {
  const request = await smallVideo([headline("Alpha"), headline("Omega")], 12);
  const timeline = await composeVideo(request);
  const { picture } = await probeFile(request.tools, request.outFile);
  expect(picture).toMatchObject({ width: 270, height: 480, frameCount: 24 });
  expect(timeline.cues.map((cue) => cue.lines)).toEqual([["Word1"], ["Word2"]]);
  const [hook] = timeline.textBoxes;
  expect(hook).toMatchObject({ role: "hook", startFrame: 0 });
  expect(hook?.text).toMatch(/^alpha$/i);
  for (const box of timeline.textBoxes) {
    expect(box.x).toBeGreaterThanOrEqual(stage.safe.x - 14);
    expect(box.y + box.height).toBeLessThanOrEqual(stage.safe.y + stage.safe.height);
  }
  expect(request.timeline.textBoxes).toEqual([]);
});

test("a brand's colours and logo are used throughout", async () => {
  const context = createCanvas(60, 40).getContext("2d");
  context.fillStyle = "#ff00ff";
  context.fillRect(0, 0, 60, 40);
  const logo = join(temporaryFolder(), "logo.png");
  writeFileSync(logo, context.canvas.toBuffer("image/png"));
  const plain = await smallVideo([headline("Alpha")], 2);
  const brand = { logo, colours: { background: "#004000", text: "#ffff00" } };
  const branded = await smallVideo([headline("Alpha")], 2, { brand });
  await composeVideo(plain);
  await composeVideo(branded);
  expect(await share(branded.coverFile, [0, 64, 0])).toBeGreaterThan(0.5);
  expect(await share(plain.coverFile, [0, 64, 0])).toBeLessThan(0.1);
  expect(await share(branded.coverFile, [255, 255, 0])).toBeGreaterThan(0.01);
  // Above the stage, and only there.
  const stageTop = stage.layout.y / 1920;
  expect(await share(branded.coverFile, [255, 0, 255], 0, stageTop)).toBeGreaterThan(0.005);
  expect(await share(branded.coverFile, [255, 0, 255], stageTop, 1)).toBe(0);
});

test("text that no bundled font can write stops before a frame is drawn", async () => {
  const request = await smallVideo([headline("中文")], 2);
  await expect(composeVideo(request)).rejects.toMatchObject({ kind: "usage" });
});
