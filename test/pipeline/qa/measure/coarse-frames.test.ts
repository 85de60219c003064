import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import {
  blackPart,
  COARSE,
  edgePart,
  hasMoved,
  readCoarseFrames,
} from "../../../../src/pipeline/qa/measure/coarse-frames.ts";

const folder = mkdtempSync(join(tmpdir(), "viral-coarse-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const BYTES = COARSE.width * COARSE.height;
const grey = (value: number): Uint8Array => new Uint8Array(BYTES).fill(value);

/** A bright square in one corner, 40 pixels wide. */
function square(left: number): Uint8Array {
  const frame = grey(60);
  for (let y = 0; y < 40; y += 1) frame.fill(200, y * COARSE.width + left, y * COARSE.width + left + 40);
  return frame;
}

test("every frame of the file is looked at, each against the one before it; a cut last frame is none", async () => {
  const file = join(folder, "a.gray");
  writeFileSync(file, Buffer.concat([square(0), square(0), square(60), grey(16), grey(16).subarray(9)]));
  const frames = await readCoarseFrames(file);
  expect(frames.map((frame) => frame.hasMoved)).toEqual([true, false, true, true]);
  expect(frames.map((frame) => frame.blackPart)).toEqual([0, 0, 0, 1]);
  expect(frames[0]?.edgePart).toBeGreaterThan(0);
  expect(frames[3]?.edgePart).toBe(0);
});

test("black is as dark as video black and a little above; grey is not", () => {
  expect(blackPart(Uint8Array.of(16, 24, 25, 200))).toBe(0.5);
});

test("an edge is a step beside or above a pixel", () => {
  expect(edgePart(Uint8Array.of(0, 0, 0, 0, 0, 100), 3)).toBeCloseTo(1 / 6);
  expect(edgePart(Uint8Array.of(0, 0, 0, 20, 20, 20), 3)).toBe(0);
});

test("the encoder's noise is no movement, one block that changes is", () => {
  const noisy = grey(60);
  for (let at = 0; at < BYTES; at += 2) noisy[at] = 61;
  expect(hasMoved(grey(60), noisy, COARSE.width, COARSE.height)).toBe(false);
  const moved = grey(60);
  for (let y = 30; y < 60; y += 1) moved.fill(62, y * COARSE.width + 30, y * COARSE.width + 60);
  expect(hasMoved(grey(60), moved, COARSE.width, COARSE.height)).toBe(true);
});
