import type { Pack, PackRow } from "../../src/model/pack.ts";
import { type Group, groupsOf, letterGroups, rankable, readGroups } from "./country-groups.ts";
import { COUNTRY_MEASURES } from "./country-measures.ts";
import { DISPUTED_NEIGHBOURS, readNeighbours } from "./neighbours.ts";
import type { Outline } from "./outlines.ts";
import { readPeople } from "./people.ts";
import { REGION_SCOPES, readRegions } from "./regions.ts";
import { sayableLatitude } from "./sayable.ts";
import { SMALL_AREAS_KM2 } from "./small-areas.ts";
import { readOffsets } from "./time-offsets.ts";
import { DISPUTED_BORDERS, MEMBERS, type Member } from "./un-members.ts";
import { rounded, versionOf, writePack } from "./write-pack.ts";

const FROM_OUTLINE = "area density gdpPerKm2 inflation mapArea middleLatitude height span".split(" ");
/** Shorter ones are too coarse at 1:50m to be measured. */
const LENGTH_MIN_KM = 60;
/** Natural Earth 1:50m does not draw it. Source: GeoNames 2110297. */
const TUVALU_LATITUDE = -8;

/** Groups of countries that both countries and capitals may be narrowed to, in one order. */
export function countryGroups(): Group[] {
  const regionsOf = readRegions();
  const peopleOf = readPeople();
  return readGroups({
    continentOf: (code) => regionsOf(code)["continent"],
    populationOf: (code) => peopleOf(code).population,
  });
}

const secantSquared = (latitude: number): number => 1 / Math.cos((latitude * Math.PI) / 180) ** 2;

function unshownOf(code: string): { unshown?: string[] } {
  const fields = [
    ...(DISPUTED_BORDERS.has(code) ? FROM_OUTLINE : []),
    ...(DISPUTED_NEIGHBOURS.has(code) ? ["neighbors"] : []),
    ...(code === "ua" ? ["timeZones"] : []),
  ];
  return fields.length > 0 ? { unshown: fields } : {};
}

/** UN members with people, money and land. */
export function buildCountries(outlines: ReadonlyMap<string, Outline>): void {
  const version = versionOf("cldr-core");
  const regionsOf = readRegions();
  const peopleOf = readPeople();
  const offsets = readOffsets();
  const borders = readNeighbours();
  const names = new Map(MEMBERS.map(({ code, name }) => [code, name]));
  const groups = rankable([...countryGroups(), ...letterGroups(names)]);
  const pack: Pack = {
    id: "countries",
    title: "Countries of the world",
    description: "The 193 members of the United Nations: people, land, money, and what maps do to them.",
    entity: { one: "country", many: "countries" },
    picture: "flag",
    measures: COUNTRY_MEASURES,
    scopes: [...REGION_SCOPES, ...groups.map(({ field, value, words }) => ({ field, value, words }))],
    everything: "in the world",
    source: `Unicode CLDR ${version}; Natural Earth`,
    licence: "Unicode-3.0; public domain",
    credit: `Data: Unicode CLDR ${version} (UN members); land: Natural Earth 1:50m; time zones: tzdb`,
  };
  const rowOf = ({ code, ...called }: Member): PackRow => {
    const outline = outlines.get(code);
    const { population, gdp, literacy } = peopleOf(code);
    const small = SMALL_AREAS_KM2[code];
    const area = small ?? outline?.areaKm2 ?? Number.NaN;
    const middleLatitude = outline
      ? (outline.extent.north + outline.extent.south) / 2
      : code === "tv"
        ? TUVALU_LATITUDE
        : Number.NaN;
    const inflation = small === undefined && outline ? outline.inflation : secantSquared(middleLatitude);
    return {
      id: code,
      ...called,
      scope: { ...regionsOf(code), ...groupsOf(groups, code) },
      values: numbersOf({
        population,
        gdp,
        gdpPerPerson: gdp / population,
        gdpPerKm2: gdp / area,
        literacy,
        area,
        density: population / area,
        inflation,
        mapArea: inflation * area,
        middleLatitude: sayableLatitude(middleLatitude),
        height: lengthOf(outline?.extent.heightKm),
        span: lengthOf(outline?.extent.spanKm),
        neighbors: borders.get(code)?.size,
        timeZones: offsets.get(code)?.size,
        nameLetters: called.name.match(/\p{L}/gu)?.length,
      }),
      ...unshownOf(code),
      source: `cldr-core ${version}; world-atlas 2.0.2 (Natural Earth 1:50m); @vvo/tzdb ${versionOf("@vvo/tzdb")}${
        small === undefined ? "" : "; area: UN Demographic Yearbook 2023, table 3"
      }`,
      licence: "Unicode-3.0; public domain; MIT",
      year: 2025,
    };
  };
  writePack(pack, MEMBERS.map(rowOf));
}

function lengthOf(km: number | undefined): number | undefined {
  return km === undefined || km < LENGTH_MIN_KM ? undefined : km;
}

function numbersOf(values: Record<string, number | undefined>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) =>
      value === undefined || !Number.isFinite(value) ? [] : [[field, rounded(value)]],
    ),
  );
}
