import { existsSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { readFeatureFile } from "../../../scripts/train-hooks/feature-file.ts";
import type { HeadlineTests } from "../../../scripts/train-hooks/headline-tests.ts";
import { readHeadlineTests } from "../../../scripts/train-hooks/read-pairs.ts";
import { trainWeights } from "../../../scripts/train-hooks/train-weights.ts";
import { HOOK_FEATURES } from "../../../src/ideas/hooks/hook-features.ts";
import { type HookWeights, loadHookWeights } from "../../../src/ideas/hooks/hook-weights.ts";

const pairsFile = process.env["VIRAL_UPWORTHY"];
let tests: HeadlineTests;
let trained: HookWeights;
beforeAll(() => {
  tests = readFeatureFile("test/fixtures/hooks/headline-features.json.gz");
  trained = trainWeights(tests, loadHookWeights("templates").origin.trainedOn);
});

describe("training on real A/B tests", () => {
  it("orders at least 64 percent of the significant pairs it has not seen", () => {
    expect(trained.accuracy.significant).toBeGreaterThanOrEqual(0.64);
    expect(trained.accuracy.significant).toBeLessThan(0.8);
  });

  it("finds nothing when the winners are drawn by lot", () => {
    expect(trained.accuracy.permutedLabels).toBeGreaterThan(0.45);
    expect(trained.accuracy.permutedLabels).toBeLessThan(0.55);
  });

  it("makes the committed weights again", () => {
    const { version: _hash, ...committed } = loadHookWeights("templates");
    expect(trained).toEqual(committed);
  });

  it("keeps the features of this version", () => {
    expect(tests.featureNames).toEqual(HOOK_FEATURES.map((feature) => feature.name));
  });

  it.skipIf(pairsFile === undefined || !existsSync(pairsFile))(
    "reads the same features from the headlines",
    () => {
      expect(readHeadlineTests(pairsFile ?? "")).toEqual(tests);
    },
  );
});
