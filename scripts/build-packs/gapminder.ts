import type { PackRow } from "../../src/model/pack.ts";
import { countryGroups } from "./countries.ts";
import { type Group, groupsOf, rankable } from "./country-groups.ts";
import { GAINS, LIFETIME_COURSES, lifetimeMeasures } from "./lifetime-measures.ts";
import { REGION_SCOPES, readRegions } from "./regions.ts";
import { require, versionOf, writePack } from "./write-pack.ts";

interface Entry {
  year: number;
  country: string;
  pop: number;
  life_expect: number;
  fertility: number;
}

/** Countries of the set by code; Hong Kong is left out, it is no UN member. */
const CODES: Readonly<Record<string, string>> = {
  Afghanistan: "AF",
  Argentina: "AR",
  Australia: "AU",
  Austria: "AT",
  Bahamas: "BS",
  Bangladesh: "BD",
  Barbados: "BB",
  Belgium: "BE",
  Bolivia: "BO",
  Brazil: "BR",
  Canada: "CA",
  Chile: "CL",
  China: "CN",
  Colombia: "CO",
  "Costa Rica": "CR",
  Croatia: "HR",
  Cuba: "CU",
  "Dominican Republic": "DO",
  Ecuador: "EC",
  Egypt: "EG",
  "El Salvador": "SV",
  Finland: "FI",
  France: "FR",
  Georgia: "GE",
  Germany: "DE",
  Greece: "GR",
  Grenada: "GD",
  Haiti: "HT",
  Iceland: "IS",
  India: "IN",
  Indonesia: "ID",
  Iran: "IR",
  Iraq: "IQ",
  Ireland: "IE",
  Israel: "IL",
  Italy: "IT",
  Jamaica: "JM",
  Japan: "JP",
  Kenya: "KE",
  Lebanon: "LB",
  Mexico: "MX",
  Netherlands: "NL",
  "New Zealand": "NZ",
  Nigeria: "NG",
  "North Korea": "KP",
  Norway: "NO",
  Pakistan: "PK",
  Peru: "PE",
  Philippines: "PH",
  Poland: "PL",
  Portugal: "PT",
  Rwanda: "RW",
  "Saudi Arabia": "SA",
  "South Africa": "ZA",
  "South Korea": "KR",
  Spain: "ES",
  Switzerland: "CH",
  Turkey: "TR",
  "United Kingdom": "GB",
  "United States": "US",
  Venezuela: "VE",
};
const ARTICLE = new Set(["BS", "DO", "NL", "PH", "GB", "US"]);

/** Every second moment of the set. */
const YEARS = [1955, 1965, 1975, 1985, 1995, 2005];

/** Parts of the world; a club of today would say little about the lives of 1955. */
const PLACES = new Set("mediterranean northSea danube alps andes amazon".split(" "));

/** Regions and places with enough of the 61 countries to rank. */
function placesOf(codes: readonly string[]): Group[] {
  const regionsOf = readRegions();
  const regions = REGION_SCOPES.map(({ field, value, words }): Group => {
    const inside = codes.filter((code) => regionsOf(code)[field] === value);
    return { field, value, words, capitalWords: words, codes: new Set(inside) };
  });
  const places = countryGroups()
    .filter(({ field }) => PLACES.has(field))
    .map((group): Group => ({ ...group, codes: new Set(codes.filter((code) => group.codes.has(code))) }));
  return rankable([...regions, ...places]);
}

/** The values of one country by year, rounded as the set has them. */
function valuesOf(own: readonly Entry[]): Record<string, number> {
  const first = own[0];
  const last = own.at(-1);
  if (!first || !last) throw new Error("Gapminder knows nothing of a country");
  const byYear = own
    .filter(({ year }) => YEARS.includes(year))
    .flatMap(({ year, life_expect, fertility, pop }) => [
      [`lifeExpectancy${year}`, life_expect],
      [`fertility${year}`, fertility],
      [`population${year}`, pop],
    ]);
  return Object.fromEntries([
    ...byYear,
    [GAINS.life, Number((last.life_expect - first.life_expect).toFixed(2))],
    [GAINS.children, Number((first.fertility - last.fertility).toFixed(1))],
    [GAINS.people, Number((last.pop / first.pop).toFixed(4))],
  ]);
}

/** Half a century of lives: 61 countries every five years, the years always on screen. */
export function buildGapminder(): void {
  const entries = require("vega-datasets/data/gapminder.json") as Entry[];
  const codes = Object.values(CODES).map((code) => code.toLowerCase());
  const places = placesOf(codes);
  const rows = Object.entries(CODES).map(([country, code]): PackRow => {
    const own = entries.filter((entry) => entry.country === country).sort((a, b) => a.year - b.year);
    const seriesOf = (pick: (entry: Entry) => number): Record<string, number> =>
      Object.fromEntries(own.map((entry) => [String(entry.year), pick(entry)]));
    return {
      id: code.toLowerCase(),
      name: country,
      ...(ARTICLE.has(code) ? { inSentence: `the ${country}` } : {}),
      scope: groupsOf(places, code.toLowerCase()),
      values: valuesOf(own),
      series: {
        lifeExpectancy: seriesOf((entry) => entry.life_expect),
        fertility: seriesOf((entry) => entry.fertility),
        population: seriesOf((entry) => entry.pop),
      },
      source: `vega-datasets ${versionOf("vega-datasets")} (Gapminder)`,
      licence: "Gapminder, CC BY 4.0",
      year: 2005,
    };
  });
  writePack(
    {
      id: "lifetimes",
      title: "Lifetimes",
      description: "How long people lived, how many children they had and how many they were, 1955 to 2005",
      entity: { one: "country", many: "countries" },
      picture: "flag",
      measures: lifetimeMeasures(YEARS),
      courses: LIFETIME_COURSES,
      scopes: places.map(({ field, value, words }) => ({
        field,
        value,
        words,
      })),
      everything: "of 61 countries",
      source: "Gapminder by vega-datasets",
      licence: "CC BY 4.0",
      credit: "Data: Gapminder (CC BY 4.0), 61 countries, 1955 to 2005.",
    },
    rows,
  );
}
