import { expect, test } from "vitest";
import { nearestName } from "../../src/core/nearest.ts";

test.each([
  ["cuontdown", ["countdown", "quiz"], "countdown"],
  ["QUIZ", ["countdown", "quiz"], "quiz"],
  ["zebra", ["countdown", "quiz"], undefined],
  ["x", [], undefined],
])("%s among %j is %s", (wanted, known, expected) => {
  expect(nearestName(wanted, known)).toBe(expected);
});
