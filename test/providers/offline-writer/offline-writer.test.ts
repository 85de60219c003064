import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Brief } from "../../../src/model/brief.ts";
import type { Concept } from "../../../src/model/concept.ts";
import { callNobody } from "../../../src/pipeline/call-nobody.ts";
import type { PastVideo } from "../../../src/providers/contracts/writer.ts";
import { createOfflineWriter, type PackIdeas } from "../../../src/providers/offline-writer/offline-writer.ts";
import { sampleBrief } from "../../support/brief.ts";

const NOTES =
  "Coffee is bitter\n\nMost people grind far too fine. Water above 96°C burns it. Old beans never recover.";
const TABLE = "city,people,rent\nRome,3,9\nMilan,2,8\nParis,5,7\nWien,4,6\n";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "viral-writer-"));
  writeFileSync(join(folder, "notes.txt"), NOTES);
  writeFileSync(join(folder, "cities.csv"), TABLE);
});
afterEach(() => rmSync(folder, { recursive: true }));

const packConcept: Concept = {
  key: "countries/area/world/top",
  formatId: "countdown",
  title: "",
  angle: "",
  hooks: [{ text: "h", formula: "f", score: 0, parts: [] }],
  whyItShouldWork: [],
  predictedScore: 0,
  receiptKeys: [],
  recipe: { kind: "pack" },
};
/** The smallest pack writer: as many of one concept as asked for. */
const packs: PackIdeas = {
  propose: ({ count }) =>
    Array.from({ length: count }, (_, index) => ({ ...packConcept, key: `pack/${index}` })),
  write: (concept) => {
    throw new Error(`asked to write ${concept.key}`);
  },
};
const writer = createOfflineWriter({
  templatesFolder: "templates",
  packs,
  wordPictures: () => ({ source: "test", language: "en", words: {} }),
});

function requestOf(change: Partial<Brief>, history: PastVideo[] = []) {
  const brief = sampleBrief({ isPreview: false, platforms: [], outFolder: folder, ...change });
  return { brief, count: brief.count, seed: "s", history, perform: callNobody };
}
const text = () => ({ textFile: join(folder, "notes.txt") });
const table = () => ({ table: { file: join(folder, "cities.csv") } });
const formats = async (request: ReturnType<typeof requestOf>): Promise<string[]> =>
  (await writer.proposeConcepts(request)).map((concept) =>
    concept.key.startsWith("pack") ? "pack" : concept.formatId,
  );

function pastOf(concept: Concept): PastVideo {
  return { conceptKey: concept.key, formatId: concept.formatId, receiptKeys: concept.receiptKeys, text: "" };
}

describe("the offline writer", () => {
  it("costs nothing", () => {
    expect(writer.estimateUsdMicros(requestOf({}))).toEqual({ concepts: 0, script: 0 });
  });

  it("writes what the brief brings, and packs when it brings nothing", async () => {
    expect(await formats(requestOf({ ...text() }))).toEqual(["explainer"]);
    expect(await formats(requestOf({ ...table() }))).toEqual(["countdown"]);
    expect(await formats(requestOf({ count: 3 }))).toEqual(["pack", "pack", "pack"]);
  });

  it("gives every source its share, and fills up with packs only when they are named", async () => {
    expect(await formats(requestOf({ ...text(), ...table(), count: 2 }))).toEqual(["explainer", "countdown"]);
    expect(await formats(requestOf({ ...text(), count: 3 }))).toEqual(["explainer"]);
    expect(await formats(requestOf({ ...text(), count: 3, packs: ["countries"] }))).toEqual([
      "explainer",
      "pack",
      "pack",
    ]);
  });

  it("writes a concept the same way each time", async () => {
    for (const source of [text(), table()]) {
      const request = requestOf(source);
      const [concept] = await writer.proposeConcepts(request);
      if (!concept) throw new Error("no concept");
      const script = await writer.writeScript(concept, request);
      expect(script.hook).toBe(concept.hooks[0]?.text);
      expect(await writer.writeScript(concept, request)).toEqual(script);
    }
    await expect(writer.writeScript(packConcept, requestOf({}))).rejects.toThrow("asked to write countries");
  });

  it("makes nothing twice, unless a seed asks for it", async () => {
    const [made] = await writer.proposeConcepts(requestOf(text()));
    if (!made) throw new Error("no concept");
    const history = [pastOf(made)];
    await expect(writer.proposeConcepts(requestOf(text(), history))).rejects.toMatchObject({
      code: "source-already-used",
    });
    expect(await formats(requestOf({ ...text(), seed: "again" }, history))).toEqual(["explainer"]);
    const all = await writer.proposeConcepts(requestOf({ ...table(), count: 10 }));
    const next = await writer.proposeConcepts(requestOf(table(), all.slice(0, 1).map(pastOf)));
    expect(next[0]?.key).not.toBe(all[0]?.key);
  });

  it("says which source a format needs", async () => {
    const code = "format-needs-other-source";
    await expect(writer.proposeConcepts(requestOf({ ...text(), format: "quiz" }))).rejects.toMatchObject({
      code,
    });
    await expect(writer.proposeConcepts(requestOf({ ...table(), format: "race" }))).rejects.toMatchObject({
      code,
    });
    await expect(writer.proposeConcepts(requestOf({ format: "explainer" }))).rejects.toMatchObject({ code });
    expect(await formats(requestOf({ ...table(), format: "countdown" }))).toEqual(["countdown"]);
  });

  it("passes on what is wrong with a file", async () => {
    const missing = { textFile: join(folder, "none.md") };
    await expect(writer.proposeConcepts(requestOf(missing))).rejects.toMatchObject({ code: "text-missing" });
  });
});
