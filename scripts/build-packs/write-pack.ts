import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { Pack, PackRow } from "../../src/model/pack.ts";
import { withJudgement } from "./judgement.ts";

const load = createRequire(import.meta.url);
const PACKAGES = fileURLToPath(new URL("../../node_modules", import.meta.url));

/** A file inside a package by its place on disk: some packages do not export their data. */
const locate = (path: string): string => (/\.\w+$/u.test(path) ? join(PACKAGES, path) : load.resolve(path));

/** Data of an installed package; each builder knows the shape of what it asks for. */
export const require = Object.assign((path: string): unknown => load(locate(path)), { resolve: locate });

/** Where packs, shapes and flags go: `templates/`, or the folder named on the command line. */
export const templatesFolder = process.argv[2] ?? fileURLToPath(new URL("../../templates", import.meta.url));

export function versionOf(packageName: string): string {
  return z.object({ version: z.string() }).parse(require(`${packageName}/package.json`)).version;
}

/** To so many digits, so that every machine writes the same bytes. */
export function rounded(value: number, digits = 7): number {
  return Number(value.toPrecision(digits));
}

/** Checks a pack by the model that reads it, and writes it. */
export function writePack(built: Pack, builtRows: readonly PackRow[]): void {
  const { pack, rows } = withJudgement(built, builtRows);
  const checked = z.array(PackRow).parse(rows);
  const sorted = checked.sort((a, b) => (a.id < b.id ? -1 : 1));
  const home = join(templatesFolder, "packs", pack.id);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, "pack.json"), `${JSON.stringify(Pack.parse(pack), null, 2)}\n`);
  const lines = sorted.map((row) => `  ${JSON.stringify(row)}`).join(",\n");
  writeFileSync(join(home, "rows.json"), `[\n${lines}\n]\n`);
}
