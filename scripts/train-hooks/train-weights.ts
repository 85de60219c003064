import { HOOK_FEATURES } from "../../src/ideas/hooks/hook-features.ts";
import type { HookWeights } from "../../src/ideas/hooks/hook-weights.ts";
import { crossValidate, permuteWinners, trainingPair } from "./cross-validate.ts";
import { type HeadlineTests, isSignificant } from "./headline-tests.ts";
import { fitPairwiseLogistic } from "./pairwise-logistic.ts";

/** L2 penalty on standardised features; 30, 100 and 300 differ by less than half a point. */
const PENALTY = 100;
const FOLDS = 5;
/** The luck of one draw of folds is about half a point; the mean of several is what we quote. */
const FOLD_SEEDS = ["folds-1", "folds-2", "folds-3"];

/** Mean accuracy over several draws of the folds. */
function measureAccuracy(tests: HeadlineTests): { significant: number; all: number } {
  const results = FOLD_SEEDS.map((seed) => crossValidate(tests, PENALTY, FOLDS, seed));
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    significant: mean(results.map((result) => result.significant)),
    all: mean(results.map((result) => result.all)),
  };
}

const round = (value: number, places: number): number => Number(value.toFixed(places));

/** Trains on every pair and measures by cross-validation. `today` is an ISO date. */
export function trainWeights(tests: HeadlineTests, today: string): HookWeights {
  const accuracy = measureAccuracy(tests);
  const permuted = measureAccuracy(permuteWinners(tests, "permuted"));
  const weights = fitPairwiseLogistic(
    tests.pairs.map((pair) => trainingPair(tests, pair)),
    PENALTY,
  );
  return {
    schema: "viral.hook-weights/1",
    origin: {
      data: "Upworthy Research Archive, exploratory set, pairs of headlines with the same image",
      citation:
        "Matias, Munger, Le Quere, Ebersole (2021), The Upworthy Research Archive, Scientific Data 8:195",
      licence: "CC BY 4.0",
      pairs: tests.pairs.length,
      significantPairs: tests.pairs.filter(isSignificant).length,
      tests: new Set(tests.pairs.map((pair) => pair.group)).size,
      headlines: tests.features.length,
      trainedOn: today,
    },
    accuracy: {
      significant: round(accuracy.significant, 4),
      all: round(accuracy.all, 4),
      permutedLabels: round(permuted.significant, 4),
    },
    penalty: PENALTY,
    features: HOOK_FEATURES.map((feature, column) => ({
      name: feature.name,
      meaning: feature.meaning,
      mean: round(
        tests.features.reduce((sum, row) => sum + (row[column] ?? 0), 0) / tests.features.length,
        4,
      ),
      weight: round(weights[column] ?? 0, 4),
    })),
  };
}
