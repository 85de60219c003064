import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PackPhrases, refutePackCounts } from "../../../../src/pipeline/qa/script-checks/pack-phrases.ts";
import { SourceReader } from "../../../../src/pipeline/qa/script-checks/read-again.ts";
import { makeTemplates, trueScript } from "./sample-script.ts";

let templatesFolder: string;
beforeAll(() => {
  templatesFolder = makeTemplates();
});
afterAll(() => rmSync(templatesFolder, { recursive: true }));

function readerOf(everything: string): SourceReader {
  mkdirSync(join(templatesFolder, "packs", "countries"), { recursive: true });
  const pack = { everything, measures: [{ question: "Which is further from the Sun since 1955?" }] };
  writeFileSync(join(templatesFolder, "packs", "countries", "pack.json"), JSON.stringify(pack));
  return new SourceReader(templatesFolder);
}

it("proves a name or year inside the pack's own words, and nowhere else", () => {
  const phrases = new PackPhrases(trueScript(), readerOf("in the world"));
  const covers = (text: string, part: string): boolean =>
    phrases.cover(text, { start: text.indexOf(part), end: text.indexOf(part) + part.length });
  expect(covers("Which is further from the Sun since 1955?", "Sun")).toBe(true);
  expect(covers("Which is further from the Sun since 1955?", "1955")).toBe(true);
  expect(covers("It began in 1955", "1955")).toBe(false);
});

it("finds a pack that says more rows than it has", () => {
  expect(refutePackCounts(trueScript(), readerOf("of 5 countries"))).toEqual([]);
  expect(refutePackCounts(trueScript(), readerOf("since 1955"))).toEqual([]);
  expect(refutePackCounts(trueScript(), readerOf("of 61 countries"))).toEqual([
    "the pack countries speaks of 61 and has 5 rows",
  ]);
});
