import { readPackageJson } from "./read-package.ts";
import { MEMBERS } from "./un-members.ts";

type TerritoryInfo = {
  supplemental: {
    territoryInfo: Record<string, { _gdp: string; _literacyPercent: string; _population: string }>;
  };
};

/** People of every member, by code. */
export function readPeople(): (code: string) => { population: number; gdp: number; literacy: number } {
  const info = readPackageJson<TerritoryInfo>("cldr-core/supplemental/territoryInfo.json").supplemental
    .territoryInfo;
  return (code) => {
    const facts = info[code.toUpperCase()];
    return {
      population: Number(facts?._population),
      gdp: Number(facts?._gdp),
      literacy: Number(facts?._literacyPercent),
    };
  };
}

/**
 * How many viewers may know a country, 0 to 1: its place by the size of its economy, a stand-in for how often it is heard
 * of. Rows carry it to be put in order by, never to be shown.
 */
export function readFame(): (code: string) => number {
  const peopleOf = readPeople();
  const ranked = MEMBERS.map(({ code }) => code).toSorted((a, b) => peopleOf(a).gdp - peopleOf(b).gdp);
  return (code) => Number((Math.max(0, ranked.indexOf(code)) / (ranked.length - 1)).toFixed(2));
}
