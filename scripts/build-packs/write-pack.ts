import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Pack, PackRow } from "../../src/model/pack.ts";

export interface BuiltPack {
  pack: Pack;
  rows: PackRow[];
}

const round = (value: number): number => Number(value.toPrecision(7));

/** Values keep seven digits, so that every machine writes the same bytes. */
export function rounded(values: Record<string, number | undefined>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) =>
      value === undefined || !Number.isFinite(value) ? [] : [[field, round(value)]],
    ),
  );
}

/** Checks a pack by the model that reads it, and writes it. */
export function writePack(folder: string, built: BuiltPack): void {
  const pack = Pack.parse(built.pack);
  const rows = z.array(PackRow).parse(built.rows).sort((a, b) => (a.id < b.id ? -1 : 1));
  const home = join(folder, "packs", pack.id);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, "pack.json"), `${JSON.stringify(pack, null, 2)}\n`);
  const lines = rows.map((row) => `  ${JSON.stringify(row)}`).join(",\n");
  writeFileSync(join(home, "rows.json"), `[\n${lines}\n]\n`);
}
