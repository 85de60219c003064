import { readPackageJson } from "./read-package.ts";

type Containment = {
  supplemental: { territoryContainment: Record<string, { _contains: string[] }> };
};

/** Names of the regions of UN M49 that a video can speak of, by their code. */
const CONTINENTS: Readonly<Record<string, string>> = {
  "002": "Africa",
  "005": "South America",
  "003": "North America",
  "142": "Asia",
  "150": "Europe",
  "009": "Oceania",
};
const REGIONS: Readonly<Record<string, string>> = {
  "011": "West Africa",
  "013": "Central America",
  "014": "East Africa",
  "015": "North Africa",
  "017": "Central Africa",
  "018": "Southern Africa",
  "029": "the Caribbean",
  "030": "East Asia",
  "034": "South Asia",
  "035": "Southeast Asia",
  "039": "Southern Europe",
  "143": "Central Asia",
  "145": "West Asia",
  "151": "Eastern Europe",
  "154": "Northern Europe",
  "155": "Western Europe",
};

/** Larger parts of the world that cut across continents. */
const PARTS: Readonly<Record<string, { field: string; value: string }>> = {
  "019": { field: "americas", value: "the Americas" },
  "202": { field: "subSahara", value: "sub-Saharan Africa" },
  "419": { field: "latinAmerica", value: "Latin America and the Caribbean" },
};

export const REGION_SCOPES = [
  ...Object.values(CONTINENTS).map((value) => ({ field: "continent", value, words: `in ${value}` })),
  ...Object.values(REGIONS).map((value) => ({ field: "region", value, words: `in ${value}` })),
  ...Object.values(PARTS).map((part) => ({ ...part, words: `in ${part.value}` })),
  { field: "union", value: "the European Union", words: "in the European Union" },
];

/** Continent, region, part of the world and union of every territory, by lower-case code. */
export function readRegions(): (code: string) => Record<string, string> {
  const tree = readPackageJson<Containment>("cldr-core/supplemental/territoryContainment.json").supplemental
    .territoryContainment;
  const within = (region: string, code: string): boolean =>
    (tree[region]?._contains ?? []).some(
      (part) => part === code || (/^\d+$/u.test(part) && within(part, code)),
    );
  return (lower) => {
    const code = lower.toUpperCase();
    const continent = Object.entries(CONTINENTS).find(([region]) => within(region, code))?.[1];
    const region = Object.entries(REGIONS).find(([part]) => within(part, code))?.[1];
    const parts = Object.entries(PARTS).filter(([part]) => within(part, code));
    return {
      ...Object.fromEntries(parts.map(([, { field, value }]) => [field, value])),
      ...(continent ? { continent } : {}),
      ...(region ? { region } : {}),
      ...(within("EU", code) ? { union: "the European Union" } : {}),
    };
  };
}
