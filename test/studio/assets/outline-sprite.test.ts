import { expect, test } from "vitest";
import { outlineSprite } from "../../../src/studio/assets/outline-sprite.ts";
import { painted } from "../../support/nodes.ts";

const box = (west: number, south: number, east: number, north: number) =>
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ] as const;
const INK = "#ff3b30";

test("is as large as fits into its place, in the proportions of the map", () => {
  const wide = outlineSprite("x", [box(0, -1, 8, 1)], 400, 400, INK);
  expect(wide.width).toBe(400);
  expect(Math.abs(wide.height - 100)).toBeLessThanOrEqual(1);
  const northern = outlineSprite("x", [box(0, 59, 2, 61)], 400, 400, INK);
  // At 60° a degree of latitude looks twice as long as one of longitude.
  expect(northern.height / northern.width).toBeCloseTo(2, 1);
});

test("is filled with its colour, north up, its islands apart", () => {
  const { at, has } = painted(outlineSprite("x", [box(0, 0, 1, 4), box(3, 0, 4, 1)], 80, 80, INK));
  expect(has(INK)).toBe(true);
  expect(at(5, 5)).toEqual([255, 59, 48, 255]);
  expect(at(40, 70)[3]).toBe(0);
  expect(at(70, 5)[3]).toBe(0);
  expect(at(70, 75)[3]).toBe(255);
});

test("its key names whatever its pixels depend on", () => {
  const keys = [
    outlineSprite("x", [box(0, 0, 1, 1)], 80, 80, INK),
    outlineSprite("y", [box(0, 0, 1, 1)], 80, 80, INK),
    outlineSprite("x", [box(0, 0, 1, 1)], 60, 60, INK),
    outlineSprite("x", [box(0, 0, 1, 1)], 80, 80, "#000000"),
  ].map((sprite) => sprite.key);
  expect(new Set(keys).size).toBe(4);
});

test("an island too small to see is still a sprite", () => {
  const { width, height } = outlineSprite("x", [box(0, 0, 0.001, 50)], 80, 80, INK);
  expect([width, height]).toEqual([2, 80]);
});
