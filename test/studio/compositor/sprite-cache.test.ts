import { beforeEach, expect, test } from "vitest";
import { createSpriteCache, type SpriteCache } from "../../../src/studio/compositor/sprite-cache.ts";
import { type Kernel, loadKernel } from "../../../src/studio/kernel/kernel.ts";
import type { SpriteNode } from "../../../src/studio/scene.ts";

/** Room for ten sprites of 16 × 16, staging for two of them. */
const SPRITE_BYTES = 16 * 16 * 2.75;
const ROOM = { staging: 1024, stagingBytes: 2048, start: 4096, end: 4096 + 10 * SPRITE_BYTES };
let kernel: Kernel;
let cache: SpriteCache;

beforeEach(async () => {
  kernel = await loadKernel(ROOM.end);
  cache = createSpriteCache(kernel, ROOM, 1);
});

function square(key: string, change: Partial<SpriteNode> = {}): SpriteNode {
  return {
    key,
    width: 16,
    height: 16,
    x: 0,
    y: 0,
    paint(canvas) {
      canvas.fillStyle = "#ffffff";
      canvas.fillRect(0, 0, 16, 16);
    },
    ...change,
  };
}

test("a full room makes way one by one: what was just on screen stays", () => {
  for (let index = 0; index < 10; index += 1) cache.get(square(`s${index}`));
  cache.get(square("s0"));
  cache.get(square("new"));
  const before = cache.paintedCount();
  for (const key of ["s0", "s2", "s3", "s9", "new"]) cache.get(square(key));
  expect(cache.paintedCount()).toBe(before);
  cache.get(square("s1"));
  expect(cache.paintedCount()).toBe(before + 1);
});

test("a large sprite takes the place of several small ones and the planes of the others stay whole", () => {
  for (let index = 0; index < 10; index += 1) cache.get(square(`s${index}`));
  cache.get(square("large", { width: 32, height: 32 }));
  const kept = cache.get(square("s9"));
  expect([...kernel.bytes.subarray(kept.luma, kept.luma + 256)]).toEqual(
    Array.from({ length: 256 }, () => 235),
  );
});

test("a thousand different sprites pass through without end or leak", () => {
  for (let index = 0; index < 1000; index += 1) {
    const size = 2 + (index % 7) * 4;
    const sprite = cache.get(square(`s${index}`, { width: size, height: size }));
    expect(sprite.luma).toBeGreaterThanOrEqual(ROOM.start);
    expect(sprite.luma + size * size * 2.75).toBeLessThanOrEqual(ROOM.end);
  }
});

test("a sprite larger than the staging memory is drawn in bands, the same as in one piece", async () => {
  const stairs = square("stairs", {
    width: 24,
    height: 60,
    paint(canvas) {
      for (let y = 0; y < 60; y += 1) {
        canvas.fillStyle = y % 3 === 0 ? "#ff000090" : "#00ff40ff";
        canvas.fillRect(y % 7, y, 1 + (y % 17), 1);
      }
    },
  });
  const whole = { ...ROOM, start: 16_384, end: 16_384 + 10 * SPRITE_BYTES, stagingBytes: 24 * 60 * 4 };
  const other = await loadKernel(whole.end);
  const planes = (from: Kernel, offset: number): number[] => [
    ...from.bytes.subarray(offset, offset + 24 * 60 * 2.75),
  ];
  const inBands = planes(kernel, cache.get(stairs).luma);
  expect(inBands).toEqual(planes(other, createSpriteCache(other, whole, 1).get(stairs).luma));
  expect(new Set(inBands).size).toBeGreaterThan(20);
});

test("a sprite that would need more than the whole room is told by name", () => {
  expect(() => cache.get(square("vast", { width: 200, height: 200 }))).toThrow(/sprite vast needs/);
});

test("odd and empty sizes become even ones", () => {
  expect(cache.get(square("odd", { width: 7.2, height: 0 }))).toMatchObject({ width: 8, height: 2 });
});
