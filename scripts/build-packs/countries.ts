import type { Measure } from "../../src/model/pack.ts";
import type { Outline } from "./outlines.ts";
import { readPackageJson } from "./read-package.ts";
import { readRegions, SCOPES } from "./regions.ts";
import { DISPUTED_BORDERS, UN_MEMBERS } from "./un-members.ts";
import { type BuiltPack, rounded } from "./write-pack.ts";

type TerritoryInfo = {
  supplemental: {
    territoryInfo: Record<string, { _gdp: string; _literacyPercent: string; _population: string }>;
  };
};

const FROM_OUTLINE = ["area", "density", "northToSouth", "inflation", "middleLatitude"];

const measure = (
  field: string,
  title: string,
  unit: string,
  words: { top: string; bottom: string; more: string; less: string; question: string },
  extra: Partial<Measure> = {},
): Measure => ({
  field,
  title,
  unit,
  superlatives: { top: words.top, bottom: words.bottom },
  comparative: { more: words.more, less: words.less },
  statement: "{name} has {value}",
  question: words.question,
  ...extra,
});

const MEASURES: Measure[] = [
  measure("population", "population", "people", {
    top: "most people", bottom: "fewest people", more: "more people", less: "fewer people", question: "Which has more people?",
  }),
  measure("area", "area", "km²", {
    top: "largest area", bottom: "smallest area", more: "more land", less: "less land", question: "Which is larger?",
  }),
  measure("density", "population density", "people per km²", {
    top: "highest population density", bottom: "lowest population density", more: "more people per km²", less: "fewer people per km²", question: "Which is more crowded?",
  }),
  measure("gdp", "economy", "$", {
    top: "largest economy", bottom: "smallest economy", more: "a larger economy", less: "a smaller economy", question: "Which has the larger economy?",
  }, { caveat: "GDP at purchasing power" }),
  measure("gdpPerPerson", "GDP per person", "$", {
    top: "highest GDP per person", bottom: "lowest GDP per person", more: "a higher GDP per person", less: "a lower GDP per person", question: "Which has the higher GDP per person?",
  }, { caveat: "GDP at purchasing power" }),
  measure("literacy", "literacy", "%", {
    top: "highest literacy rate", bottom: "lowest literacy rate", more: "a higher literacy rate", less: "a lower literacy rate", question: "Where can more adults read?",
  }),
  measure("northToSouth", "length from north to south", "km", {
    top: "longest stretch from north to south", bottom: "shortest stretch from north to south", more: "a longer stretch from north to south", less: "a shorter stretch from north to south", question: "Which stretches further north to south?",
  }),
  measure("inflation", "size on a Mercator map", "times", {
    top: "biggest boost on a Mercator map", bottom: "smallest boost on a Mercator map", more: "a bigger boost on a Mercator map", less: "a smaller boost on a Mercator map", question: "Which does the Mercator map blow up more?",
  }),
];

/** UN members with people, money and land. */
export function buildCountries(outlines: ReadonlyMap<string, Outline>): BuiltPack {
  const info = readPackageJson<TerritoryInfo>("cldr-core/supplemental/territoryInfo.json").supplemental
    .territoryInfo;
  const { version } = readPackageJson<{ version: string }>("cldr-core/package.json");
  const regionsOf = readRegions();
  return {
    pack: {
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
    },
    rows: UN_MEMBERS.map(({ code, ...names }) => {
      const facts = info[code.toUpperCase()];
      const outline = outlines.get(code);
      const population = Number(facts?._population);
      const gdp = Number(facts?._gdp);
      const area = outline?.areaKm2;
      const isDrawn = area !== undefined && area > 100;
      return {
        id: code,
        ...names,
        scope: regionsOf(code),
        values: rounded({
          population,
          gdp,
          gdpPerPerson: gdp / population,
          literacy: Number(facts?._literacyPercent),
          area,
          density: area === undefined ? undefined : population / area,
          northToSouth: isDrawn ? outline?.northToSouthKm : undefined,
          inflation: isDrawn ? outline?.inflation : undefined,
          middleLatitude: outline?.middleLatitude,
          mapArea: isDrawn && outline ? outline.inflation * area : undefined,
        }),
        ...(DISPUTED_BORDERS.has(code) ? { unshown: [...FROM_OUTLINE, "mapArea"] } : {}),
        source: `cldr-core ${version} territoryInfo; world-atlas 2.0.2 (Natural Earth 1:50m)`,
        licence: "Unicode-3.0; public domain",
        year: 2025,
      };
    }),
  };
}
