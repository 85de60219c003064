import { expect, test } from "vitest";
import { twoLevels } from "../../../../src/pipeline/qa/measure/two-levels.ts";

test("finds ink and paper, whatever their shares", () => {
  const values = [...Array.from({ length: 80 }, () => 0.2), ...Array.from({ length: 20 }, () => 0.9)];
  expect(twoLevels(values)).toMatchObject({ dark: 0.2, bright: expect.closeTo(0.9, 9), brightPart: 0.2 });
});

test("one level is one level", () => {
  const { dark, bright } = twoLevels([0.5, 0.5, 0.5]);
  expect(dark).toBe(bright);
});
