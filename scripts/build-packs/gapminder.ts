import type { PackRow } from "../../src/model/pack.ts";
import { UN_MEMBERS } from "./un-members.ts";
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

/** Half a century of lives: 61 countries every five years, the years always on screen. */
export function buildGapminder(): void {
  const entries = require("vega-datasets/data/gapminder.json") as Entry[];
  const continents = new Map(
    Object.entries(UN_MEMBERS).flatMap(([continent, codes]) =>
      codes.map((code) => [code, continent] as const),
    ),
  );
  const rows = Object.entries(CODES).map(([country, code]): PackRow => {
    const own = entries.filter((entry) => entry.country === country).sort((a, b) => a.year - b.year);
    const seriesOf = (pick: (entry: Entry) => number): Record<string, number> =>
      Object.fromEntries(own.map((entry) => [String(entry.year), pick(entry)]));
    const last = own.at(-1);
    const first = own[0];
    if (!last || !first) throw new Error(`Gapminder knows nothing of ${country}`);
    return {
      id: code.toLowerCase(),
      name: country,
      ...(ARTICLE.has(code) ? { inSentence: `the ${country}` } : {}),
      scope: { continent: continents.get(code) ?? "" },
      values: {
        lifeExpectancy2005: last.life_expect,
        fertility2005: last.fertility,
        lifeExpectancy1955: first.life_expect,
        fertility1955: first.fertility,
        yearsGained: Number((last.life_expect - first.life_expect).toFixed(2)),
      },
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
  const inYear = (year: number) => ` in ${year}`;
  writePack(
    {
      id: "lifetimes",
      title: "Lifetimes",
      description: "How long people lived and how many children they had, 1955 to 2005",
      entity: { one: "country", many: "countries" },
      picture: "flag",
      measures: [2005, 1955]
        .flatMap((year) => [
          {
            field: `lifeExpectancy${year}`,
            title: `life expectancy${inYear(year)}`,
            unit: "years",
            decimals: 1,
            year,
            superlatives: {
              top: `the longest lives${inYear(year)}`,
              bottom: `the shortest lives${inYear(year)}`,
            },
            comparative: { more: `longer lives${inYear(year)}`, less: `shorter lives${inYear(year)}` },
            statement: `${year}: {name}, {value}`,
            question: `Where did people live longer${inYear(year)}?`,
          },
          {
            field: `fertility${year}`,
            title: `children per woman${inYear(year)}`,
            unit: "children",
            decimals: 1,
            year,
            superlatives: {
              top: `the most children per woman${inYear(year)}`,
              bottom: `the fewest children per woman${inYear(year)}`,
            },
            comparative: {
              more: `more children per woman${inYear(year)}`,
              less: `fewer children per woman${inYear(year)}`,
            },
            statement: `${year}: {name}, {value}`,
            question: `Where did women have more children${inYear(year)}?`,
          },
        ])
        .concat([
          {
            field: "yearsGained",
            title: "years of life gained from 1955 to 2005",
            unit: "years",
            decimals: 1,
            year: 2005,
            superlatives: {
              top: "the most years of life gained since 1955",
              bottom: "the fewest years of life gained since 1955",
            },
            comparative: { more: "more years of life gained", less: "fewer years of life gained" },
            statement: "{name} gained {value}",
            question: "Where did lives grow longer since 1955?",
          },
        ]),
      scopes: ["Africa", "Asia", "Europe", "North America", "South America"].map((continent) => ({
        field: "continent",
        value: continent,
        words: `in ${continent}, of the countries measured`,
      })),
      everything: "of 61 countries",
      source: "Gapminder by vega-datasets",
      licence: "CC BY 4.0",
      credit: "Data: Gapminder (CC BY 4.0), 61 countries, 1955 to 2005.",
    },
    rows,
  );
}
