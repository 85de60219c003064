import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { loadHookWeights } from "../../../src/ideas/hooks/hook-weights.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "viral-hooks-"));
  mkdirSync(join(folder, "hooks"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("names origin and licence of what it learned from", () => {
  const weights = loadHookWeights("templates");
  expect(weights.origin.licence).toBe("CC BY 4.0");
  expect(weights.accuracy.significant).toBeGreaterThanOrEqual(0.64);
});

it("says which file is missing or broken", () => {
  expect(() => loadHookWeights(folder)).toThrow(/weights\.json cannot be read/);
  cpSync("templates/hooks/weights.json", join(folder, "hooks/weights.json"));
  const text = readFileSync(join(folder, "hooks/weights.json"), "utf8");
  writeFileSync(join(folder, "hooks/weights.json"), text.replace('"question"', '"queston"'));
  expect(() => loadHookWeights(folder)).toThrow(/other features/);
});
