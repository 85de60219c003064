import { existsSync, writeFileSync } from "node:fs";
import { readFeatureFile, writeFeatureFile } from "./feature-file.ts";
import { readHeadlineTests } from "./read-pairs.ts";
import { trainWeights } from "./train-weights.ts";

/**
 * `npm run train:hooks [pairs.csv]`: trains `templates/hooks/weights.json`. With the pairs of the Upworthy archive (as
 * an argument or in VIRAL_UPWORTHY) the committed features are made anew as well; without them they are trained on.
 */
const FEATURE_FILE = "test/fixtures/hooks/headline-features.json.gz";
const WEIGHTS_FILE = "templates/hooks/weights.json";

const pairsFile = process.argv[2] ?? process.env["VIRAL_UPWORTHY"];
if (pairsFile !== undefined && !existsSync(pairsFile)) {
  process.stderr.write(`there is no file ${pairsFile}; give the path of pairs.csv\n`);
  process.exit(2);
}
const tests = pairsFile === undefined ? readFeatureFile(FEATURE_FILE) : readHeadlineTests(pairsFile);
if (pairsFile !== undefined) writeFeatureFile(FEATURE_FILE, tests);
const weights = trainWeights(tests, new Date().toISOString().slice(0, 10));
writeFileSync(WEIGHTS_FILE, `${JSON.stringify(weights, null, 2)}\n`);
const { significant, all, permutedLabels } = weights.accuracy;
process.stdout.write(
  `${tests.pairs.length} pairs of ${weights.origin.tests} tests: ${significant} of the significant pairs ordered rightly, ` +
    `${all} of all, ${permutedLabels} with permuted labels; wrote ${WEIGHTS_FILE}\n`,
);
