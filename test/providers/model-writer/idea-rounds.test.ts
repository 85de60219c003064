import fc from "fast-check";
import { expect, it } from "vitest";
import { ideaTokens, outputLimits, planRounds } from "../../../src/providers/model-writer/idea-rounds.ts";

it("is one batch of twelve for a few videos, with plain names", () => {
  expect(planRounds(1)).toEqual([{ suffix: "", ideas: 12, rewrites: 1 }]);
  expect(planRounds(10)).toEqual([{ suffix: "", ideas: 12, rewrites: 10 }]);
});

it("has ideas to spare and writes once more exactly what is wanted, for any number", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), (count) => {
      const rounds = planRounds(count);
      const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
      expect(sum(rounds.map(({ rewrites }) => rewrites))).toBe(count);
      expect(sum(rounds.map(({ ideas }) => ideas))).toBeGreaterThanOrEqual(count + 2);
      for (const { ideas, rewrites } of rounds) expect(rewrites).toBeLessThanOrEqual(ideas);
      expect(new Set(rounds.map(({ suffix }) => suffix)).size).toBe(rounds.length);
    }),
  );
});

it("gives an answer room for what is asked for, and no more than its model has", () => {
  const round = { ideas: 12, rewrites: 10 };
  expect(outputLimits(round)).toEqual({ concepts: 9_000, critique: 10_440, script: 4_000 });
  expect(outputLimits(round, 9_500)).toEqual({ concepts: 9_000, critique: 9_500, script: 4_000 });
  expect(ideaTokens(round)).toBe(6_000);
});
