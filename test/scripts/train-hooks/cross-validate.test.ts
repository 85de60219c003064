import { expect, it } from "vitest";
import { crossValidate, permuteWinners, trainingPair } from "../../../scripts/train-hooks/cross-validate.ts";
import type { HeadlineTests } from "../../../scripts/train-hooks/headline-tests.ts";

/** The headline with the larger feature always wins. */
const tests: HeadlineTests = {
  featureNames: ["size"],
  features: Array.from({ length: 20 }, (_, index) => [index]),
  pairs: Array.from({ length: 40 }, (_, index) => {
    const first = index % 20;
    const second = (index * 7 + 3) % 20;
    return { first, second, group: index % 10, z: first > second ? 3 : -1 };
  }),
};

it("judges a perfect feature as perfect, on pairs it has not seen", () => {
  const accuracy = crossValidate(tests, 0.01, 5, "seed");
  expect(accuracy.significant).toBe(1);
  expect(accuracy.allPairs).toBe(40);
  expect(accuracy.significantPairs).toBe(tests.pairs.filter((pair) => pair.z === 3).length);
});

it("weighs certain pairs more, up to |z| = 4", () => {
  const pair = { first: 3, second: 1, group: 0, z: 8 };
  expect(trainingPair(tests, pair)).toEqual({ difference: [2], didFirstWin: true, weight: 1 });
  expect(trainingPair(tests, { ...pair, z: -1 })).toMatchObject({ didFirstWin: false, weight: 0.25 });
});

it("permutes winners and keeps how sure they were", () => {
  const permuted = permuteWinners(tests, "x");
  expect(permuted.pairs.map((pair) => Math.abs(pair.z))).toEqual(tests.pairs.map((pair) => Math.abs(pair.z)));
  expect(permuted.pairs.some((pair, index) => pair.z !== tests.pairs[index]?.z)).toBe(true);
});
