import { expect, test } from "vitest";
import { contrastRatio, relativeLuminance, yuvBytes } from "../../../../src/pipeline/qa/measure/yuv-frame.ts";

const pixel = (y: number, u: number, v: number) => ({
  frame: 0,
  width: 2,
  height: 2,
  planes: Uint8Array.from([y, y, y, y, u, v]),
});

test("bt709 video range gives WCAG luminance", () => {
  expect(yuvBytes(2, 2)).toBe(6);
  expect(relativeLuminance(pixel(235, 128, 128), 0, 0)).toBeCloseTo(1, 2);
  expect(relativeLuminance(pixel(16, 128, 128), 1, 1)).toBe(0);
  // Pure red in bt709 is 63, 102, 240.
  expect(relativeLuminance(pixel(63, 102, 240), 0, 0)).toBeCloseTo(0.2126, 1);
  expect(contrastRatio(1, 0)).toBeCloseTo(21, 5);
});
