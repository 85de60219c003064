import { expect, it } from "vitest";
import { fitPairwiseLogistic } from "../../../scripts/train-hooks/pairwise-logistic.ts";
import { createRandom } from "../../../src/core/random.ts";

it("finds the weights that made the winners", () => {
  const random = createRandom("logistic");
  const truth = [1.5, -0.8, 0];
  const pairs = Array.from({ length: 6000 }, () => {
    const difference = truth.map(() => random.next() * 4 - 2);
    const margin = difference.reduce((sum, value, column) => sum + value * (truth[column] ?? 0), 0);
    return { difference, didFirstWin: random.next() < 1 / (1 + Math.exp(-margin)), weight: 1 };
  });
  const found = fitPairwiseLogistic(pairs, 0.1);
  for (const [column, weight] of truth.entries()) expect(found[column]).toBeCloseTo(weight, 0.7);
});

it("shrinks to nothing under a heavy penalty", () => {
  const pairs = [{ difference: [1], didFirstWin: true, weight: 1 }];
  expect(Math.abs(fitPairwiseLogistic(pairs, 1e6)[0] ?? 1)).toBeLessThan(1e-5);
});
