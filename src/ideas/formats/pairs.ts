import type { LoadedPack, PackRow } from "../../model/pack.ts";
import { rankedRows } from "../packs/pack-rows.ts";

/** Rows that most people have heard of, as far as the pack's main measure can tell. */
const KNOWN_ROWS = 50;

/** Pairs worth comparing: both well known, or from the same part of the world. Anybody else is a stranger to the other. */
export function* pairsOf(loaded: LoadedPack): Iterable<[PackRow, PackRow]> {
  const { pack, rows } = loaded;
  const main = pack.measures[0]?.field ?? "";
  const known = new Set(rankedRows(loaded, { where: {}, direction: "top" }, main).slice(0, KNOWN_ROWS));
  const fields = [...new Set(pack.scopes.map(({ field }) => field))];
  for (const [index, a] of rows.entries()) {
    for (const b of rows.slice(index + 1)) {
      const sharesScope = fields.some(
        (field) => a.scope[field] !== undefined && a.scope[field] === b.scope[field],
      );
      if (sharesScope || (known.has(a) && known.has(b))) yield [a, b];
    }
  }
}

/** Values nearer than this would call a winner by rounding. */
const CLEAR_RATIO = 1.03;
/** Degrees nearer than this cannot be told apart on a map. */
const CLEAR_DEGREES = 0.7;

/** Whether one of two values is clearly the larger. */
export function isClear(unit: string, a: number, b: number): boolean {
  if (unit.startsWith("°")) return Math.abs(a - b) >= CLEAR_DEGREES;
  const [small, large] = [Math.min(Math.abs(a), Math.abs(b)), Math.max(Math.abs(a), Math.abs(b))];
  return small > 0 && a * b > 0 && large / small >= CLEAR_RATIO;
}
