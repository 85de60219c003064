import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import type { HeadlineTests } from "./headline-tests.ts";

const FeatureFile = z.object({
  origin: z.string(),
  featureNames: z.array(z.string()),
  features: z.array(z.array(z.number())),
  /** first, second, group, z. */
  pairs: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])),
});

const ORIGIN =
  "Features only, no headlines; derived from the Upworthy Research Archive, exploratory set (Matias et al. 2021, Scientific Data 8:195), CC BY 4.0.";

/** Keeps the numbers behind the training without the texts, so that anyone can train again. */
export function writeFeatureFile(file: string, tests: HeadlineTests): void {
  const document = {
    origin: ORIGIN,
    featureNames: tests.featureNames,
    features: tests.features,
    pairs: tests.pairs.map((pair) => [pair.first, pair.second, pair.group, pair.z]),
  };
  writeFileSync(file, gzipSync(JSON.stringify(document), { level: 9 }));
}

export function readFeatureFile(file: string): HeadlineTests {
  const document = FeatureFile.parse(JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")));
  return {
    featureNames: document.featureNames,
    features: document.features,
    pairs: document.pairs.map(([first, second, group, z]) => ({ first, second, group, z })),
  };
}
