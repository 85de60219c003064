import { describe, expect, test } from "vitest";
import { EASINGS, mixNumbers, progressOf } from "../../../src/studio/motion/easing.ts";

describe.each(Object.keys(EASINGS))("%s", (name) => {
  test("begins at 0, ends at 1 and stays there, without a jump at the end", () => {
    expect(progressOf(name, 99, 100, 400)).toBe(0);
    expect(progressOf(name, 500, 100, 400)).toBe(1);
    expect(progressOf(name, 9000, 100, 400)).toBe(1);
    expect(progressOf(name, 101, 100, 400)).toBeCloseTo(0, 1);
    expect(progressOf(name, 499, 100, 400)).toBeCloseTo(1, 1);
  });

  test("never goes far past its ends on the way", () => {
    for (let share = 0; share <= 1; share += 0.01) {
      expect(EASINGS[name]?.(share)).toBeGreaterThanOrEqual(-0.01);
      expect(EASINGS[name]?.(share)).toBeLessThanOrEqual(1.2);
    }
  });
});

test("the curves are different ones", () => {
  const shapes = Object.values(EASINGS).map((easing) => [0.2, 0.4, 0.6, 0.8].map(easing).join());
  expect(new Set(shapes).size).toBe(shapes.length);
});

test("what takes no time is there at once", () => {
  expect([99, 100, 101].map((timeMs) => progressOf("smooth", timeMs, 100, 0))).toEqual([0, 1, 1]);
});

test("a mix goes from one number to the other, and past it where a curve does", () => {
  expect([0, 0.25, 1, 1.1].map((progress) => mixNumbers(10, 30, progress))).toEqual([10, 15, 30, 32]);
});
