import type { Measure, Pack, PackRow } from "../../src/model/pack.ts";
import { readFame } from "./people.ts";

/**
 * How much a viewer cares about a measure, 0 to 1: our own judgement, from reading scripts of each aloud. What stands here
 * orders ideas and is never shown; a measure that is missing has the middle.
 */
const APPEAL: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  countries: {
    population: 1,
    area: 1,
    gdpPerPerson: 1,
    gdp: 0.9,
    density: 0.9,
    neighbors: 0.8,
    inflation: 0.7,
    timeZones: 0.7,
    literacy: 0.5,
    nameLetters: 0.4,
    height: 0.4,
    middleLatitude: 0.4,
    mapArea: 0.3,
    span: 0.3,
    gdpPerKm2: 0.2,
  },
  capitals: {
    north: 1,
    longestDay: 0.9,
    shortestDay: 0.7,
    remoteness: 0.7,
    fromEquator: 0.6,
    toNewYork: 0.5,
    toSydney: 0.4,
    loneliness: 0.4,
    toRio: 0.3,
    toLosAngeles: 0.3,
    toHonolulu: 0.2,
    toCapeTown: 0.2,
    toDubai: 0.2,
    toIstanbul: 0.2,
    toMumbai: 0.2,
    toShanghai: 0.2,
    clockLead: 0.1,
  },
};

/**
 * Words that a stock library understands, our own judgement too. A year and a category of emoji cannot be filmed; what emoji
 * are about in general neither.
 */
const FOOTAGE: Readonly<Record<string, NonNullable<Pack["footage"]>>> = {
  countries: { subject: "aerial landscape", row: "{name} landscape" },
  capitals: { subject: "city skyline", row: "{name} city" },
  cities: { subject: "city skyline", row: "{name} city" },
  lifetimes: { subject: "people walking street", row: "{name} people" },
  climate: { subject: "melting glacier" },
  metals: { subject: "molten metal", row: "{name} metal" },
  planets: { subject: "planets space", row: "planet {name}" },
};

function judged(pack: Pack, measure: Measure): Measure {
  const appeal = APPEAL[pack.id]?.[measure.field];
  return appeal === undefined ? measure : { ...measure, appeal };
}

/** A pack with its measures' appeal, and rows of countries and their cities with how well they are known. */
export function withJudgement(pack: Pack, rows: readonly PackRow[]): { pack: Pack; rows: PackRow[] } {
  const fameOf = readFame();
  const footage = FOOTAGE[pack.id];
  return {
    pack: {
      ...pack,
      measures: pack.measures.map((measure) => judged(pack, measure)),
      ...(footage ? { footage } : {}),
    },
    rows: rows.map((row) =>
      pack.picture === "flag" ? { ...row, fame: fameOf(row.scope["country"] ?? row.id) } : row,
    ),
  };
}
