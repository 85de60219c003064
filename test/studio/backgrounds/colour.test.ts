import { expect, test } from "vitest";
import { fraction, putPixel, rgbOf } from "../../../src/studio/backgrounds/colour.ts";

const BLUE = { red: 26, green: 43, blue: 60 };

test("a colour is read by its three parts, again and again", () => {
  expect(rgbOf("#1a2b3c")).toEqual(BLUE);
  expect(rgbOf("#1A2B3C")).toEqual(BLUE);
  expect(rgbOf("#1a2b3c")).toEqual(BLUE);
});

test("a pixel stands between two colours, lighter by so much, opaque, and touches no other", () => {
  const pixels = new Uint8ClampedArray(12);
  const white = { red: 255, green: 255, blue: 255 };
  putPixel(pixels, 4, { red: 0, green: 100, blue: 200 }, white, 0.5, 10);
  expect([...pixels]).toEqual([0, 0, 0, 0, 138, 188, 238, 255, 0, 0, 0, 0]);
  putPixel(pixels, 0, white, white, 1, 50);
  expect([...pixels.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
});

test("a label is always the same number from 0 to 1; labels that are nearly alike lie far apart", () => {
  const numbers = Array.from({ length: 200 }, (_, index) => fraction(`star${index}`));
  expect(fraction("star7")).toBe(numbers[7]);
  expect(numbers.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(numbers.filter((value) => value < 0.5).length).toBeGreaterThan(70);
  const jumps = numbers.slice(1).map((value, index) => Math.abs(value - (numbers[index] ?? 0)));
  expect(jumps.reduce((sum, jump) => sum + jump, 0) / jumps.length).toBeGreaterThan(0.2);
});
