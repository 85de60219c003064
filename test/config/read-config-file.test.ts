import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readConfigFile } from "../../src/config/read-config-file.ts";

const folder = mkdtempSync(join(tmpdir(), "viral-read-"));

it("answers leaves with their lines, comments and trailing commas allowed", () => {
  const file = join(folder, "good.json");
  writeFileSync(file, '{\n  // mine\n  "run": {\n    "jobs": 2,\n  },\n}');
  const read = readConfigFile(file, "user");
  expect(read?.problems).toEqual([]);
  expect([...(read?.values ?? [])]).toEqual([["run.jobs", { value: 2, line: 4 }]]);
});

it("has nothing to say about a missing file, and says what is wrong with an empty one", () => {
  expect(readConfigFile(join(folder, "none.json"), "user")).toBeUndefined();
  const file = join(folder, "empty.json");
  writeFileSync(file, "");
  expect(readConfigFile(file, "user")?.problems).toHaveLength(1);
});

it("says when a file cannot be read", () => {
  expect(() => readConfigFile(folder, "user")).toThrow("cannot be read (EISDIR)");
});
