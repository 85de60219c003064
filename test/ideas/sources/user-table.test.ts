import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadHookWeights } from "../../../src/ideas/hooks/hook-weights.ts";
import { loadTablePhrases } from "../../../src/ideas/sources/table-phrases.ts";
import {
  isTableConcept,
  proposeTableConcepts,
  writeUserTable,
} from "../../../src/ideas/sources/user-table.ts";
import { narrationText, Script } from "../../../src/model/script.ts";
import { checkFacts } from "../../../src/pipeline/qa/script-checks/facts.ts";
import { checkScriptText } from "../../../src/pipeline/qa/script-checks/script-text.ts";

const words = { phrases: loadTablePhrases("templates"), weights: loadHookWeights("templates") };
const templatesFolder = resolve("templates");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "viral-table-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function scriptsOf(name: string, content: string, formatId?: string) {
  const file = join(folder, name);
  writeFileSync(file, content);
  const wishes = { label: undefined, measure: undefined, time: undefined };
  const concepts = proposeTableConcepts({ file, language: "en", count: 20, formatId, ...wishes }, words);
  expect(new Set(concepts.map((concept) => concept.key)).size).toBe(concepts.length);
  expect(concepts.every(isTableConcept)).toBe(true);
  return concepts.map((concept) => {
    const script = Script.parse(writeUserTable(concept, words.phrases));
    expect(checkFacts(script, { templatesFolder })).toMatchObject({ status: "passed" });
    expect(checkScriptText(script)).toMatchObject({ status: "passed" });
    expect(concept.hooks.length).toBeGreaterThanOrEqual(6);
    return script;
  });
}

const spoken = (script: Script | undefined): string => (script?.beats ?? []).map(narrationText).join(" ");

const CITIES = `City,Population (people),Rent
"Paris, ""Ville""",2102650,"$1,450.50"
Rome,2748109,$900
Madrid,3332035,"$1,100"
Berlin,3677472,n/a
"Lis
bon",545796,$800
`;

describe("videos from the user's table", () => {
  it("counts down the highest and the lowest of each measure, every fact proven", () => {
    const scripts = scriptsOf("cities.csv", CITIES);
    expect(scripts.map((script) => script.title)).toEqual([
      "Highest population",
      "Lowest population",
      "Highest rent",
      "Lowest rent",
    ]);
    expect(spoken(scripts[0])).toContain("number 1 is Berlin, with 3.68 million people.");
    expect(spoken(scripts[1])).toContain("number 1 is Lis bon, with 545,796 people.");
    expect(spoken(scripts[2])).toContain('Paris, "Ville", with $1,450.50');
    expect(scripts[2]?.beats.filter((beat) => beat.data.layout === "bar-countdown")).toHaveLength(4);
  });

  it("sets two rows against each other", () => {
    const [script, ...more] = scriptsOf("two.csv", "phone;hours;price\nAlpha;21,5;$999\nBeta;18;$999\n");
    expect(more).toEqual([]);
    expect(script?.formatId).toBe("versus");
    expect(spoken(script)).toContain("Alpha: 21.5. Beta has 18.");
    expect(spoken(script)).toContain("It is a tie: both have $999.");
    const scores = script?.beats.flatMap((beat) => (beat.data.layout === "duel" ? [beat.data.score] : []));
    expect(scores?.at(-1)).toEqual({ left: 1, right: 0 });
  });

  it.each([
    [
      "long.csv",
      "year,team,points\n2019,Red,10\n2019,Blue,12\n2020,Red,15\n2020,Blue,14\n2021,Red,19\n2021,Blue,20\n",
    ],
    ["wide.csv", "team,2019,2020,2021\nRed,10,15,19\nBlue,12,14,20\nGappy,1,,3\n"],
  ])("races over time: %s", (name, content) => {
    const [script] = scriptsOf(name, content);
    expect(script?.formatId).toBe("race");
    expect(spoken(script)).toMatch(/In 2019, Blue leads with 12\.|Of these 2, Blue leads in 2019 with 12\./);
    expect(spoken(script)).toContain("By 2020, Red takes the lead with 15.");
    const race = script?.beats[1]?.data;
    expect(race?.layout === "bar-race" ? race.series.map((series) => series.label) : []).toEqual([
      "Blue",
      "Red",
    ]);
  });

  it("counts the last moment of a table whose rows are not complete", () => {
    const rows = ["A", "B", "C", "D"].flatMap((team, index) => [
      ...(index < 1 ? [{ team, year: 2019, points: 50 }] : []),
      { team, year: 2020, points: index + 1 },
    ]);
    const [script] = scriptsOf("moments.json", JSON.stringify(rows));
    expect(spoken(script)).toContain("number 1 is D, with 4.");
    expect(spoken(script)).toContain("number 1 of 4");
  });

  it("keeps to the format that was asked for", () => {
    expect(scriptsOf("cities.csv", CITIES, "race")).toEqual([]);
    expect(scriptsOf("cities.csv", CITIES, "countdown")).toHaveLength(4);
  });

  it("shows hostile names as they are", () => {
    const names = [
      "';:[]\\,%{}<>$",
      "{rank} {value}",
      "<script>alert(1)</script>",
      "$(rm -rf)",
      "مرحبا",
      "日本 🔥",
    ];
    const rows = names.map((name, index) => ({ name, size: 10 + index }));
    const [script] = scriptsOf("odd.json", JSON.stringify(rows));
    for (const name of names.slice(1))
      expect(spoken(script).replaceAll(" ", "")).toContain(name.replaceAll(" ", ""));
  });

  it("refuses a label that stands twice, and says what tells rows apart", () => {
    expect(() => scriptsOf("t.csv", "team,points\nRed,3\nRed,4\nBlue,5\n")).toThrow(
      /more than one row for “Red”/,
    );
  });
});
