import { MEMBERSHIPS } from "./memberships.ts";
import { readNeighbours } from "./neighbours.ts";
import { readPackageJson } from "./read-package.ts";
import { offsetName, readOffsets } from "./time-offsets.ts";
import { MEMBERS } from "./un-members.ts";

/** A part of the rows that a list may be narrowed to, and the words for it. */
export interface Group {
  field: string;
  value: string;
  words: string;
  capitalWords: string;
  codes: ReadonlySet<string>;
}

type CurrencyData = {
  supplemental: { currencyData: { region: Record<string, Record<string, Tender>[]> } };
};
type Tender = { _to?: string; _tender?: string };
type WeekData = { supplemental: { weekData: { firstDay: Record<string, string> } } };

/** Currencies by the word that people call them. */
const MONEY: Readonly<Record<string, string>> = {
  euro: "EUR",
  dollar: "AUD BBD BND BSD BZD CAD FJD GYD JMD LRD NAD NZD SBD SGD SRD TTD USD XCD",
  franc: "BIF CDF CHF DJF GNF KMF RWF XAF XOF",
  peso: "ARS CLP COP CUP DOP MXN PHP UYU",
  dinar: "BHD DZD IQD JOD KWD LYD RSD TND",
};

const codesWhere = (test: (code: string) => boolean): Set<string> =>
  new Set(MEMBERS.map(({ code }) => code).filter(test));

function memberships(): Group[] {
  return MEMBERSHIPS.map(({ field, value, words, capitalWords, codes }) => ({
    field,
    value,
    words,
    capitalWords: capitalWords ?? words,
    codes: new Set(codes.split(" ")),
  }));
}

/** The landlocked countries of a continent; Africa alone has sixteen. */
function landlocked(continentOf: (code: string) => string | undefined): Group[] {
  const all = new Set((MEMBERSHIPS.find(({ field }) => field === "landlocked")?.codes ?? "").split(" "));
  return ["Africa", "Asia", "Europe"].map((continent) => ({
    field: `landlocked${continent}`,
    value: `landlocked ${continent}`,
    words: `in landlocked ${continent}`,
    capitalWords: `in landlocked ${continent}`,
    codes: codesWhere((code) => all.has(code) && continentOf(code) === continent),
  }));
}

function moneys(): Group[] {
  const regions = readPackageJson<CurrencyData>("cldr-core/supplemental/currencyData.json").supplemental
    .currencyData.region;
  const tendersOf = (code: string): string[] =>
    (regions[code.toUpperCase()] ?? [])
      .flatMap((entry) => Object.entries(entry))
      .filter(([, tender]) => tender._to === undefined && tender._tender !== "false")
      .map(([currency]) => currency);
  return Object.entries(MONEY).map(([word, currencies]) => ({
    field: word,
    value: `${word}s`,
    words: `that pay in ${word}s`,
    capitalWords: `where people pay in ${word}s`,
    codes: codesWhere((code) => {
      const tenders = tendersOf(code);
      return tenders.length > 0 && tenders.every((currency) => currencies.split(" ").includes(currency));
    }),
  }));
}

function weeks(): Group[] {
  const days = readPackageJson<WeekData>("cldr-core/supplemental/weekData.json").supplemental.weekData
    .firstDay;
  return ["Saturday", "Sunday"].map((day) => ({
    field: `week${day}`,
    value: day,
    words: `where the week starts on ${day}`,
    capitalWords: `where the week starts on ${day}`,
    codes: codesWhere((code) => days[code.toUpperCase()] === day.slice(0, 3).toLowerCase()),
  }));
}

/** Morocco leaves its offset for a month each year, Cuba changed its own lately, the zones of Ukraine are disputed. */
const UNSTEADY_CLOCKS = new Set(["cu", "ma", "ua"]);

function clocks(): Group[] {
  const offsets = readOffsets();
  const single = (code: string): number | undefined => {
    const own = [...(offsets.get(code) ?? [])];
    return own.length === 1 && !UNSTEADY_CLOCKS.has(code) ? own[0] : undefined;
  };
  const known = [...new Set(MEMBERS.flatMap(({ code }) => single(code) ?? []))].sort((a, b) => a - b);
  return known.map((minutes) => ({
    field: "clock",
    value: offsetName(minutes),
    words: `on ${offsetName(minutes)} standard time`,
    capitalWords: `on ${offsetName(minutes)} standard time`,
    codes: codesWhere((code) => single(code) === minutes),
  }));
}

/** Countries with enough undisputed neighbours to rank, as a sentence calls them. */
const SURROUNDED: Readonly<Record<string, string>> = {
  at: "Austria",
  br: "Brazil",
  cd: "DR Congo",
  cn: "China",
  de: "Germany",
  fr: "France",
  hu: "Hungary",
  ir: "Iran",
  ml: "Mali",
  ne: "Niger",
  pl: "Poland",
  ru: "Russia",
  sa: "Saudi Arabia",
  sd: "Sudan",
  tr: "Turkey",
  tz: "Tanzania",
  ua: "Ukraine",
  zm: "Zambia",
};

function neighbourhoods(): Group[] {
  const borders = readNeighbours();
  return Object.entries(SURROUNDED).map(([code, name]) => ({
    field: `borders${code.toUpperCase()}`,
    value: name,
    words: `bordering ${name}`,
    capitalWords: `of countries bordering ${name}`,
    codes: borders.get(code) ?? new Set(),
  }));
}

function crowds(populationOf: (code: string) => number): Group[] {
  const under = "under a million people";
  const over = "over a hundred million people";
  return [
    {
      field: "tiny",
      value: under,
      words: `with ${under}`,
      capitalWords: `of countries with ${under}`,
      codes: codesWhere((code) => populationOf(code) < 1e6),
    },
    {
      field: "huge",
      value: over,
      words: `with ${over}`,
      capitalWords: `of countries with ${over}`,
      codes: codesWhere((code) => populationOf(code) > 1e8),
    },
  ];
}

/** Groups by the first letter of a name. */
export function letterGroups(names: ReadonlyMap<string, string>): Group[] {
  const letterOf = (name: string): string => name.normalize("NFD").slice(0, 1).toUpperCase();
  const letters = [...new Set([...names.values()].map(letterOf))].sort();
  return letters.map((letter) => ({
    field: "letter",
    value: letter,
    words: `that start with ${letter}`,
    capitalWords: `that start with ${letter}`,
    codes: new Set([...names].filter(([, name]) => letterOf(name) === letter).map(([code]) => code)),
  }));
}

export function readGroups(facts: {
  continentOf: (code: string) => string | undefined;
  populationOf: (code: string) => number;
}): Group[] {
  return [
    ...memberships(),
    ...landlocked(facts.continentOf),
    ...moneys(),
    ...weeks(),
    ...clocks(),
    ...neighbourhoods(),
    ...crowds(facts.populationOf),
  ];
}

/** A top five of fewer is no selection. */
const ROWS_MIN = 7;

/** Groups large enough to rank, the first of those that hold the same rows. */
export function rankable(groups: readonly Group[]): Group[] {
  const seen = new Set<string>();
  return groups.filter(({ codes }) => {
    const key = [...codes].sort().join(" ");
    const isNew = codes.size >= ROWS_MIN && !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** The scope fields of one row. */
export function groupsOf(groups: readonly Group[], code: string): Record<string, string> {
  return Object.fromEntries(
    groups.filter(({ codes }) => codes.has(code)).map(({ field, value }) => [field, value]),
  );
}
