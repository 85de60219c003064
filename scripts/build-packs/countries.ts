import type { Measure, Pack, PackRow } from "../../src/model/pack.ts";
import type { Outline } from "./outlines.ts";
import { readPackageJson } from "./read-package.ts";
import { readRegions, SCOPES } from "./regions.ts";
import { DISPUTED_BORDERS, MEMBERS } from "./un-members.ts";
import { rounded, writePack } from "./write-pack.ts";

type TerritoryInfo = {
  supplemental: {
    territoryInfo: Record<string, { _gdp: string; _literacyPercent: string; _population: string }>;
  };
};

/** Smaller countries are too coarse at 1:50m to be measured. */
const AREA_MIN_KM2 = 2000;

const FROM_OUTLINE = ["area", "density", "inflation", "middleLatitude"];

const measure = (
  field: string,
  title: string,
  unit: string,
  words: {
    top: string;
    bottom: string;
    more: string;
    less: string;
    question: string;
    statement?: string;
  },
  extra: Partial<Measure> = {},
): Measure => ({
  field,
  title,
  unit,
  superlatives: { top: words.top, bottom: words.bottom },
  comparative: { more: words.more, less: words.less },
  statement: words.statement ?? "{name} has {value}",
  question: words.question,
  ...extra,
});

const MEASURES: Measure[] = [
  measure("population", "population", "people", {
    top: "the most populous countries",
    bottom: "the least populous countries",
    more: "more people",
    less: "fewer people",
    question: "Which has more people?",
  }),
  measure(
    "area",
    "area",
    "km²",
    {
      top: "the largest countries",
      bottom: "the smallest countries",
      more: "more land",
      less: "less land",
      question: "Which is larger?",
      statement: "{name} covers {value}",
    },
    { smallest: AREA_MIN_KM2 },
  ),
  measure("density", "population density", "people per km²", {
    top: "the most crowded countries",
    bottom: "the emptiest countries",
    more: "more people per km²",
    less: "fewer people per km²",
    question: "Which is more crowded?",
    statement: "{name} holds {value}",
  }),
  measure(
    "gdp",
    "economy",
    "$",
    {
      top: "the largest economies",
      bottom: "the smallest economies",
      more: "a larger economy",
      less: "a smaller economy",
      question: "Which has the larger economy?",
      statement: "The economy of {name} is worth {value}",
    },
    { caveat: "GDP at purchasing power" },
  ),
  measure(
    "gdpPerPerson",
    "GDP per person",
    "$",
    {
      top: "the richest countries per person",
      bottom: "the poorest countries per person",
      more: "a higher GDP per person",
      less: "a lower GDP per person",
      question: "Which has the higher GDP per person?",
      statement: "{name} makes {value} per person",
    },
    { caveat: "GDP at purchasing power" },
  ),
  measure("literacy", "literacy", "%", {
    top: "the most literate countries",
    bottom: "the least literate countries",
    more: "a higher literacy rate",
    less: "a lower literacy rate",
    question: "Where can more adults read?",
    statement: "In {name}, {value} of adults can read",
  }),
  measure("inflation", "size on a Mercator map", "×", {
    top: "the countries that maps inflate most",
    bottom: "the countries that maps inflate least",
    more: "a bigger boost on a Mercator map",
    less: "a smaller boost on a Mercator map",
    question: "Which does the Mercator map blow up more?",
    statement: "A Mercator map shows {name} at {value} its true size",
  }),
];

/** UN members with people, money and land. */
export function buildCountries(outlines: ReadonlyMap<string, Outline>): void {
  const info = readPackageJson<TerritoryInfo>("cldr-core/supplemental/territoryInfo.json").supplemental
    .territoryInfo;
  const { version } = readPackageJson<{ version: string }>("cldr-core/package.json");
  const regionsOf = readRegions();
  const pack: Pack = {
    id: "countries",
    title: "Countries of the world",
    description: "The 193 members of the United Nations: people, land, money, and what maps do to them.",
    entity: { one: "country", many: "countries" },
    picture: "flag",
    measures: MEASURES,
    scopes: SCOPES,
    everything: "in the world",
    source: `Unicode CLDR ${version}; Natural Earth`,
    licence: "Unicode-3.0; public domain",
    credit: `Data: Unicode CLDR ${version} (UN members); land: Natural Earth 1:50m`,
  };
  const rows = MEMBERS.map(({ code, ...names }): PackRow => {
    const facts = info[code.toUpperCase()];
    const outline = outlines.get(code);
    const population = Number(facts?._population);
    const gdp = Number(facts?._gdp);
    const area = outline?.areaKm2;
    const isDrawn = area !== undefined && area >= AREA_MIN_KM2;
    return {
      id: code,
      ...names,
      scope: regionsOf(code),
      values: numbersOf({
        population,
        gdp,
        gdpPerPerson: gdp / population,
        literacy: Number(facts?._literacyPercent),
        area: isDrawn ? area : undefined,
        density: isDrawn ? population / area : undefined,
        inflation: isDrawn ? outline?.inflation : undefined,
        middleLatitude: outline?.middleLatitude,
        mapArea: isDrawn && outline ? outline.inflation * area : undefined,
      }),
      ...(DISPUTED_BORDERS.has(code) ? { unshown: [...FROM_OUTLINE, "mapArea"] } : {}),
      source: `cldr-core ${version} territoryInfo; world-atlas 2.0.2 (Natural Earth 1:50m)`,
      licence: "Unicode-3.0; public domain",
      year: 2025,
    };
  });
  writePack(pack, rows);
}

function numbersOf(values: Record<string, number | undefined>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) =>
      value === undefined || !Number.isFinite(value) ? [] : [[field, rounded(value)]],
    ),
  );
}
