import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readFeatureFile, writeFeatureFile } from "../../../scripts/train-hooks/feature-file.ts";
import { readHeadlineTests } from "../../../scripts/train-hooks/read-pairs.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "viral-pairs-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("reads pairs, shares headlines and groups by test, and comes back from the file the same", () => {
  const file = join(folder, "pairs.csv");
  writeFileSync(
    file,
    'test,headline_a,headline_b,z,split\nt1,"One, two","Three?",2.5,train\nt1,Three?,Four,-1,train\nt2,Five,Six,0.4,train\n',
  );
  const tests = readHeadlineTests(file);
  expect(tests.pairs).toEqual([
    { first: 0, second: 1, group: 0, z: 2.5 },
    { first: 1, second: 2, group: 0, z: -1 },
    { first: 3, second: 4, group: 1, z: 0.4 },
  ]);
  expect(tests.features).toHaveLength(5);
  writeFeatureFile(join(folder, "features.gz"), tests);
  expect(readFeatureFile(join(folder, "features.gz"))).toEqual(tests);
});
