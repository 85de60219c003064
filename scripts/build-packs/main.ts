import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildCountries } from "./countries.ts";
import { writeFlags } from "./flags.ts";
import { drawnRings, readOutlines } from "./outlines.ts";
import { UN_MEMBERS } from "./un-members.ts";
import { writePack } from "./write-pack.ts";

const folder = process.argv[2] ?? fileURLToPath(new URL("../../templates", import.meta.url));
const outlines = readOutlines();
for (const built of [buildCountries(outlines)]) {
  writePack(folder, built);
  process.stderr.write(`${built.pack.id}: ${built.rows.length} rows\n`);
}
mkdirSync(join(folder, "shapes"), { recursive: true });
const countries = [...outlines.values()]
  .map((outline) => ({ code: outline.code, rings: drawnRings(outline) }))
  .sort((a, b) => (a.code < b.code ? -1 : 1));
writeFileSync(
  join(folder, "shapes", "world.json"),
  `${JSON.stringify({ source: "Natural Earth 1:50m (world-atlas 2.0.2), public domain", countries })}\n`,
);
writeFlags(folder, UN_MEMBERS.map(({ code }) => code));
