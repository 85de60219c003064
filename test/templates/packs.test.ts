import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Measure } from "../../src/model/pack.ts";
import { openTemplates } from "../../src/templates/open-templates.ts";

const library = openTemplates({ builtIn: fileURLToPath(new URL("../../templates", import.meta.url)) });
const packs = library.packs().map(({ id }) => library.pack(id));

/** What any value of a measure may be, by its unit; a value outside is a slip of the source or of a builder. */
const BOUNDS: Readonly<Record<string, readonly [low: number, high: number]>> = {
  people: [5000, 1.6e9],
  "km²": [1, 1.2e8],
  "people per km²": [1, 30_000],
  "%": [0, 100],
  "×": [1, 10],
  "°": [-90, 180],
  "°N": [-56, 84],
  "°C": [-273, 3600],
  "g/cm³": [0.5, 23],
  "m/s²": [3, 25],
  children: [0, 9],
  years: [0, 90],
  "years longer": [-20, 40],
  countries: [0, 20],
  "time zones": [1, 12],
  letters: [3, 40],
  "min ahead": [-60, 120],
};

/** Licences whose facts may be shown in a video with a line of credit. */
const CLEAR_LICENCE = /Unicode-3\.0|public domain|CC BY 4\.0|CC0|\bMIT\b|our own table/u;
/** A licence that asks for the same licence, or forbids selling. */
const CLOSED_LICENCE = /ODbL|\bNC\b|\bSA\b|GPL/u;

/** Areas that no list may name: their status is disputed, and no row or scope may take a side. */
const DISPUTED =
  /Kosovo|Taiwan|Palestin|Western Sahara|Somaliland|Abkhazia|Ossetia|Transnistria|Crimea|Jerusalem|Falkland|Kashmir/u;

const superlativeIsWhole = (measure: Measure, words: string): boolean =>
  /^the (?:\p{L}|[\s,'’°²×0-9-])+$/u.test(measure.superlatives.top) && !/\b(\w+) \1\b/iu.test(words);

describe.each(packs)("the pack $pack.id", ({ pack, rows }) => {
  it("has rows with ids and names of their own", () => {
    expect(rows.length).toBeGreaterThan(7);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });

  it("says of every row where it comes from, in which version, and under which licence", () => {
    for (const row of rows) {
      expect(row.source, row.id).toMatch(/\d/u);
      expect(row.licence, row.id).toMatch(CLEAR_LICENCE);
      expect(row.licence, row.id).not.toMatch(CLOSED_LICENCE);
    }
    expect(pack.licence).toMatch(CLEAR_LICENCE);
    expect(pack.licence).not.toMatch(CLOSED_LICENCE);
  });

  it("holds values within bounds", () => {
    for (const { field, unit } of pack.measures) {
      const [low, high] = BOUNDS[unit] ?? [0, Number.MAX_VALUE];
      for (const row of rows) {
        const value = row.values[field];
        if (value === undefined) continue;
        expect(value, `${row.id} ${field}`).toBeGreaterThanOrEqual(low);
        expect(value, `${row.id} ${field}`).toBeLessThanOrEqual(high);
      }
    }
  });

  it("measures what its rows carry", () => {
    for (const { field } of pack.measures) {
      expect(rows.filter((row) => row.values[field] !== undefined).length, field).toBeGreaterThan(6);
    }
  });

  it("names no disputed territory", () => {
    const words = [...rows.map(({ name }) => name), ...pack.scopes.map((scope) => scope.words)];
    expect(words.filter((text) => DISPUTED.test(text))).toEqual([]);
  });

  it("speaks of a superlative and a scope in one phrase", () => {
    for (const measure of pack.measures) {
      for (const scope of [pack.everything, ...pack.scopes.map(({ words }) => words)]) {
        for (const superlative of Object.values(measure.superlatives)) {
          expect(superlative).toMatch(/^the /u);
          const phrase = `${superlative} ${scope}`;
          expect(superlativeIsWhole(measure, phrase), phrase).toBe(true);
          expect(phrase).not.toMatch(/\bin in\b|\bof of\b|\s{2}|[.!?]$/u);
        }
      }
      expect(measure.statement).toContain("{name}");
      expect(measure.statement).toContain("{value}");
      expect(measure.question).toMatch(/^(?:Which|Where|Whose) .+\?$/u);
    }
  });

  it("has scopes that hold rows, no two the same", () => {
    const seen = new Map<string, string>();
    for (const { field, value, words } of pack.scopes) {
      const ids = rows.filter((row) => row.scope[field] === value).map(({ id }) => id);
      expect(ids.length, words).toBeGreaterThan(3);
      const key = ids.join(" ");
      expect(seen.get(key), words).toBeUndefined();
      seen.set(key, words);
    }
  });
});
