import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { runTool } from "../../../src/media/run-tool.ts";
import type { Shot } from "../../../src/model/shot.ts";
import { pictureFrames } from "../../../src/studio/encode/picture-stream.ts";
import { temporaryFolder } from "../../support/store.ts";
import { mediaTools } from "../../support/studio.ts";

const SIZE = { width: 180, height: 320 };
const tools = await mediaTools();
const rest = {
  data: { layout: "headline" as const, text: "x" },
  provenance: { providerId: "own", kind: "own" as const, isAiGenerated: false },
};

/** A still: white left of its middle, black right of it. */
function still(width: number, height: number): Exclude<Shot, { kind: "drawn" }> {
  const context = createCanvas(width, height).getContext("2d");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, width, height);
  context.fillStyle = "#000000";
  context.fillRect(width / 2, 0, width / 2, height);
  const file = join(temporaryFolder(), "st'ill.png");
  writeFileSync(file, context.canvas.toBuffer("image/png"));
  return { kind: "image", file, width, height, ...rest };
}

/** Half a second at 30 frames a second that grows lighter with each frame. */
async function clip(startMs = 0): Promise<Exclude<Shot, { kind: "drawn" }>> {
  const file = join(temporaryFolder(), "clip.mp4");
  const picture = "color=black:s=72x128:r=30:d=0.5,geq=lum='40+N*10':cb=128:cr=128";
  await runTool(tools.ffmpeg, ["-v", "error", "-f", "lavfi", "-i", picture, "-pix_fmt", "yuv420p", file]);
  return { kind: "clip", file, startMs, durationMs: 500, width: 72, height: 128, ...rest };
}

async function framesOf(
  shot: Exclude<Shot, { kind: "drawn" }>,
  frameCount: number,
  signal = new AbortController().signal,
): Promise<Uint8Array[]> {
  const frames: Uint8Array[] = [];
  const request = { shot, ...SIZE, framesPerSecond: 30, frameCount, turn: 0, signal };
  for await (const frame of pictureFrames(tools, request)) frames.push(Uint8Array.from(frame));
  return frames;
}

const lightAt = (frame: Uint8Array | undefined, x: number, y: number): number =>
  frame?.[y * SIZE.width + x] ?? 0;
const middle = (frame: Uint8Array | undefined): number => lightAt(frame, 90, 160);

test("a still becomes exactly so many whole frames, and moves", async () => {
  const frames = await framesOf(still(180, 320), 20);
  expect(frames).toHaveLength(20);
  expect(frames.every((frame) => frame.length === (180 * 320 * 3) / 2)).toBe(true);
  expect(Buffer.compare(frames[0] ?? new Uint8Array(), frames[19] ?? new Uint8Array())).not.toBe(0);
});

/** Where the light of a frame is, in fractions of a pixel. */
function centreOfLight(frame: Uint8Array): { x: number; y: number } {
  let [light, x, y] = [0, 0, 0];
  for (let at = 0; at < SIZE.width * SIZE.height; at += 1) {
    const value = Math.max(0, (frame[at] ?? 0) - 30);
    light += value;
    x += value * (at % SIZE.width);
    y += value * Math.floor(at / SIZE.width);
  }
  return { x: x / light, y: y / light };
}

test.each([
  ["in", 0],
  ["back", 1],
])("a still moves evenly, by less than a pixel a frame: %s", async (_way, turn) => {
  const context = createCanvas(360, 640).getContext("2d");
  context.fillStyle = "#ffffff";
  context.fillRect(30, 40, 60, 60);
  const file = join(temporaryFolder(), "corner.png");
  writeFileSync(file, context.canvas.toBuffer("image/png"));
  const shot = { kind: "image" as const, file, width: 360, height: 640, ...rest };
  const signal = new AbortController().signal;
  const seen: { x: number; y: number }[] = [];
  const request = { shot, ...SIZE, framesPerSecond: 30, frameCount: 30, turn, signal };
  for await (const frame of pictureFrames(tools, request)) seen.push(centreOfLight(frame));
  const towards = turn === 0 ? -1 : 1;
  for (const side of ["x", "y"] as const) {
    const steps = seen.slice(1).map((place, index) => towards * (place[side] - (seen[index]?.[side] ?? 0)));
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
    expect(mean).toBeGreaterThan(0.03);
    expect(Math.min(...steps)).toBeGreaterThan(0.3 * mean);
    expect(Math.max(...steps)).toBeLessThan(1.9 * mean);
  }
});

test("a wide picture is seen whole, on a blurred fill; a tall one fills the frame", async () => {
  const [wide] = await framesOf(still(320, 180), 1);
  expect(lightAt(wide, 10, 160) - lightAt(wide, 170, 160)).toBeGreaterThan(150);
  // Over and under it stands a copy of itself whose edge is soft.
  const above = [78, 102].map((x) => lightAt(wide, x, 20));
  expect(above.every((value) => value > 40 && value < 210)).toBe(true);
  const [tall] = await framesOf(still(200, 320), 1);
  expect(lightAt(tall, 50, 20) - lightAt(tall, 130, 20)).toBeGreaterThan(150);
});

test("a clip plays in its own time and begins again when it is too short", async () => {
  const frames = await framesOf(await clip(), 32);
  expect(frames).toHaveLength(32);
  expect(middle(frames[10]) - middle(frames[0])).toBeGreaterThan(60);
  expect(middle(frames[16])).toBeLessThan(middle(frames[12]) - 40);
});

test("a clip starts where it is told to", async () => {
  const [first] = await framesOf(await clip(), 1);
  const [later] = await framesOf(await clip(300), 1);
  expect(middle(later) - middle(first)).toBeGreaterThan(50);
});

test("who has seen enough may stop", async () => {
  const request = {
    shot: await clip(),
    ...SIZE,
    framesPerSecond: 30,
    frameCount: 900,
    turn: 0,
    signal: new AbortController().signal,
  };
  const frames = pictureFrames(tools, request);
  expect((await frames.next()).done).toBe(false);
  expect(await frames.return(undefined)).toEqual({ done: true, value: undefined });
});

test("a file that is no picture is told with ffmpeg's own words", async () => {
  const shot = { ...still(8, 8), file: "/no/such/picture.png" };
  await expect(framesOf(shot, 3)).rejects.toMatchObject({
    code: "media-tool-failed",
    message: expect.stringContaining("No such file"),
  });
});

test("stopping says that it was stopped", async () => {
  await expect(framesOf(still(180, 320), 3, AbortSignal.abort())).rejects.toMatchObject({
    kind: "cancelled",
  });
});
