import { createRandom } from "../../src/core/random.ts";
import { type HeadlinePair, type HeadlineTests, isSignificant } from "./headline-tests.ts";
import { fitPairwiseLogistic, type TrainingPair } from "./pairwise-logistic.ts";

export interface Accuracy {
  significant: number;
  all: number;
  significantPairs: number;
  allPairs: number;
}

/** Differences that are nearly noise count less; certain ones count up to |z| = 4. */
const Z_OF_FULL_WEIGHT = 4;

export function trainingPair(tests: HeadlineTests, pair: HeadlinePair): TrainingPair {
  const first = tests.features[pair.first] ?? [];
  const second = tests.features[pair.second] ?? [];
  return {
    difference: first.map((value, column) => value - (second[column] ?? 0)),
    didFirstWin: pair.z > 0,
    weight: Math.min(Z_OF_FULL_WEIGHT, Math.abs(pair.z)) / Z_OF_FULL_WEIGHT,
  };
}

/** Trains on all folds but one and judges on that one; a test is wholly inside one fold. */
export function crossValidate(tests: HeadlineTests, penalty: number, folds: number, seed: string): Accuracy {
  const groups = [...new Set(tests.pairs.map((pair) => pair.group))];
  const order = createRandom(seed).shuffle(groups);
  const foldOf = new Map(order.map((group, index) => [group, index % folds]));
  const rows = tests.pairs.map((pair) => ({
    pair,
    row: trainingPair(tests, pair),
    fold: foldOf.get(pair.group),
  }));
  let right = 0;
  let rightSignificant = 0;
  let significantPairs = 0;
  for (let fold = 0; fold < folds; fold += 1) {
    const training = rows.filter((entry) => entry.fold !== fold).map((entry) => entry.row);
    const weights = fitPairwiseLogistic(training, penalty);
    for (const { pair, row } of rows.filter((entry) => entry.fold === fold)) {
      const margin = row.difference.reduce((sum, value, column) => sum + value * (weights[column] ?? 0), 0);
      const credit = margin === 0 ? 0.5 : Number(margin > 0 === row.didFirstWin);
      right += credit;
      if (!isSignificant(pair)) continue;
      significantPairs += 1;
      rightSignificant += credit;
    }
  }
  return {
    significant: rightSignificant / significantPairs,
    all: right / rows.length,
    significantPairs,
    allPairs: rows.length,
  };
}

/** The same pairs with winners drawn by lot: what a model finds here is a leak. */
export function permuteWinners(tests: HeadlineTests, seed: string): HeadlineTests {
  const random = createRandom(seed);
  return {
    ...tests,
    pairs: tests.pairs.map((pair) => ({ ...pair, z: random.next() < 0.5 ? pair.z : -pair.z })),
  };
}
