import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildCapitals } from "./capitals.ts";
import { buildCities } from "./cities.ts";
import { buildClimate } from "./climate.ts";
import { buildCountries } from "./countries.ts";
import { writeFlags } from "./flags.ts";
import { buildGapminder } from "./gapminder.ts";
import { drawnRings, readOutlines } from "./outlines.ts";
import { buildPlanets } from "./planets.ts";
import { buildEmoji, buildMetals } from "./small-tables.ts";
import { MEMBERS } from "./un-members.ts";
import { templatesFolder } from "./write-pack.ts";

const outlines = readOutlines();
buildCountries(outlines);
buildCapitals();
buildCities();
buildClimate();
buildGapminder();
buildPlanets();
buildMetals();
buildEmoji();
mkdirSync(join(templatesFolder, "shapes"), { recursive: true });
const countries = [...outlines.values()]
  .map((outline) => ({ code: outline.code, rings: drawnRings(outline) }))
  .sort((a, b) => (a.code < b.code ? -1 : 1));
writeFileSync(
  join(templatesFolder, "shapes", "world.json"),
  `${JSON.stringify({ source: "Natural Earth 1:50m (world-atlas 2.0.2), public domain", countries })}\n`,
);
writeFlags(
  templatesFolder,
  MEMBERS.map(({ code }) => code),
);
