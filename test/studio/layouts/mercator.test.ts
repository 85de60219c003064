import { expect, test } from "vitest";
import { mercator, mercatorStretch } from "../../../src/studio/layouts/mercator.ts";

test("the middle of the map is where equator and Greenwich meet; east is right, north is up", () => {
  expect(mercator(0, 0)).toEqual({ x: 0.5, y: 0.5 });
  expect([mercator(-180, 0).x, mercator(180, 0).x]).toEqual([0, 1]);
  expect(mercator(0, 40).y).toBeLessThan(0.5);
  expect(mercator(0, -40).y).toBeCloseTo(1 - mercator(0, 40).y);
  // A square map ends at 85.05°; 66.51° is half of the way there.
  expect(mercator(0, 66.513_26).y).toBeCloseTo(0.25, 5);
});

test("at 60° everything looks twice as long, at the equator as it is", () => {
  expect([0, 60, -60].map((latitude) => mercatorStretch(latitude).toFixed(6))).toEqual([
    "1.000000",
    "2.000000",
    "2.000000",
  ]);
});

test("the poles, which no such map has, are as far as it goes", () => {
  expect(mercator(0, 90)).toEqual(mercator(0, 83));
  expect(mercator(0, -90).y).toBeLessThan(1);
  expect(mercatorStretch(90)).toBe(mercatorStretch(83));
});
