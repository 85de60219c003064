import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { HOOK_FEATURES, hookFeatures } from "../../src/ideas/hooks/hook-features.ts";
import type { HeadlineTests } from "./headline-tests.ts";

const PairRow = z.object({
  test: z.string(),
  headline_a: z.string(),
  headline_b: z.string(),
  z: z.coerce.number(),
});

/** Places kept of each feature: enough for training, and small on disk. */
const round = (value: number): number => Math.round(value * 100) / 100;

/** Reads the pairs of the Upworthy archive and reduces each headline to its features. */
export function readHeadlineTests(file: string): HeadlineTests {
  const rows = z.array(PairRow).parse(parse(readFileSync(file), { columns: true }));
  const rowOf = new Map<string, number>();
  const features: number[][] = [];
  const groupOf = new Map<string, number>();
  const indexOf = (headline: string): number => {
    const known = rowOf.get(headline);
    if (known !== undefined) return known;
    rowOf.set(headline, features.length);
    features.push(hookFeatures(headline).map(round));
    return features.length - 1;
  };
  const pairs = rows.map((row) => {
    const group = groupOf.get(row.test) ?? groupOf.size;
    groupOf.set(row.test, group);
    return {
      first: indexOf(row.headline_a),
      second: indexOf(row.headline_b),
      group,
      z: Math.round(row.z * 1000) / 1000,
    };
  });
  return { featureNames: HOOK_FEATURES.map((feature) => feature.name), features, pairs };
}
