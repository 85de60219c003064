import { join } from "node:path";
import { expect, test } from "vitest";
import { runTool } from "../../src/media/run-tool.ts";
import type { Shot } from "../../src/model/shot.ts";
import { lumaBehind, measureLight, type PictureLight } from "../../src/studio/picture-light.ts";
import { evenLight } from "../support/picture-lights.ts";
import { headline } from "../support/small-video.ts";
import { temporaryFolder } from "../support/store.ts";
import { mediaTools } from "../support/studio.ts";

const SKY = { x: 60, y: 100, width: 900, height: 500 };
const GROUND = { x: 60, y: 1300, width: 900, height: 500 };

/** A second of dark with a bright ground, then two of bright with a dark one. */
async function turningClip(): Promise<string> {
  const file = join(temporaryFolder(), "turning.mp4");
  const filter =
    "color=black:s=180x320:r=10:d=3,drawbox=color=white:t=fill:enable='gte(t,1)',drawbox=y=160:color=white:t=fill:enable='lt(t,1)',drawbox=y=160:color=black:t=fill:enable='gte(t,1)'";
  const { ffmpeg } = await mediaTools();
  await runTool(ffmpeg, ["-v", "error", "-f", "lavfi", "-i", filter, "-pix_fmt", "yuv420p", file]);
  return file;
}

async function lightOf(startMs: number, frameCount: number): Promise<PictureLight> {
  const shot: Shot = {
    kind: "clip",
    file: await turningClip(),
    startMs,
    durationMs: 3000,
    width: 180,
    height: 320,
    data: headline("Alpha"),
    provenance: { providerId: "own", kind: "own", isAiGenerated: false },
  };
  const signal = new AbortController().signal;
  return await measureLight(await mediaTools(), { shot, framesPerSecond: 30, frameCount, turn: 0, signal });
}

test("a clip is looked at where it is played and where words stand, at the worst moment", async () => {
  const whole = await lightOf(0, 60);
  expect(whole.moments).toHaveLength(4);
  for (const box of [SKY, GROUND]) expect(lumaBehind(whole, box)).toBeGreaterThan(200);
  const opening = await lightOf(0, 24);
  expect(lumaBehind(opening, SKY)).toBeLessThan(30);
  expect(lumaBehind(opening, GROUND)).toBeGreaterThan(200);
  const ending = await lightOf(1200, 20);
  expect(lumaBehind(ending, SKY)).toBeGreaterThan(200);
  expect(lumaBehind(ending, GROUND)).toBeLessThan(30);
});

test("even a beat of one frame is looked at", async () => {
  expect((await lightOf(0, 1)).moments).toHaveLength(1);
});

test("a lamp behind a word is no bright picture; half a picture is", () => {
  const rows = (bright: number): PictureLight => evenLight(0, (row) => (row < bright ? 235 : 30));
  const box = { x: 0, y: 0, width: 1079, height: 400 };
  expect(lumaBehind(rows(1), box)).toBe(30);
  expect(lumaBehind(rows(5), box)).toBe(235);
  expect(lumaBehind(rows(9), { ...box, y: 500 })).toBe(30);
});

test("what reaches past the frame is measured inside it", () => {
  expect(lumaBehind(evenLight(99), { x: -80, y: 1800, width: 2000, height: 500 })).toBe(99);
});
