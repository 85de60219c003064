import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { unprovenNames } from "../../../../src/pipeline/qa/script-checks/names.ts";
import { PackPhrases } from "../../../../src/pipeline/qa/script-checks/pack-phrases.ts";
import { SourceReader } from "../../../../src/pipeline/qa/script-checks/read-again.ts";
import { makeTemplates, trueScript } from "./sample-script.ts";

let templatesFolder: string;
beforeAll(() => {
  templatesFolder = makeTemplates();
});
afterAll(() => rmSync(templatesFolder, { recursive: true }));

const names = (text: string): string[] => {
  const reader = new SourceReader(templatesFolder);
  return unprovenNames(
    trueScript(),
    [{ where: "b1 narration", text, surroundings: text, counts: new Set() }],
    { reader, phrases: new PackPhrases(trueScript(), reader) },
  );
};

it.each(["Pakistan is first.", "Here Pakistan grows.", "PAKISTAN"])(
  "finds an entity without receipt in: %s",
  (text) => {
    expect(names(text).join()).toMatch(/pakistan/i);
  },
);

it.each([
  "China and India grow.",
  "In China, I think. And so on.",
  "The UN says so in May.",
  "Data: Unicode and CLDR 48",
])("has nothing against: %s", (text) => expect(names(text)).toEqual([]));
