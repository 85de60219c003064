import { AppError } from "../../core/app-error.ts";
import type { Picture } from "../../model/layout-data.ts";
import type { LoadedPack, Measure, PackRow } from "../../model/pack.ts";
import type { PackIdea } from "./pack-idea.ts";

export function measureOf({ pack }: LoadedPack, field: string): Measure {
  const measure = pack.measures.find((one) => one.field === field);
  if (measure) return measure;
  throw new AppError({
    kind: "bug",
    code: "pack-measure-unknown",
    message: `the pack ${pack.id} has no measure ${field}`,
  });
}

/** What some fields measure; a field that is no measure, as a flag is none, has no title. */
export function measureTitles({ pack }: LoadedPack, fields: readonly string[]): string[] {
  return pack.measures.filter(({ field }) => fields.includes(field)).map(({ title }) => title);
}

export function rowOf({ pack, rows }: LoadedPack, id: string | undefined): PackRow {
  const row = rows.find((one) => one.id === id);
  if (row) return row;
  throw new AppError({
    kind: "bug",
    code: "pack-row-unknown",
    message: `the pack ${pack.id} has no row ${id}`,
  });
}

type Where = Readonly<Record<string, string>>;

/** Every narrowing that a pack knows, the whole first. */
export function wheresOf({ pack }: LoadedPack): Where[] {
  return [{}, ...pack.scopes.map(({ field, value }) => ({ [field]: value }))];
}

export function isInside(row: PackRow, where: Where): boolean {
  return Object.entries(where).every(([name, wanted]) => row.scope[name] === wanted);
}

/** All rows of a scope that carry a value, best first. Disputed ones too: they count in ranks. */
export function rankedRows(
  loaded: LoadedPack,
  idea: Pick<PackIdea, "where" | "direction">,
  field: string,
): PackRow[] {
  const sign = idea.direction === "top" ? -1 : 1;
  const value = (row: PackRow): number => row.values[field] ?? 0;
  return loaded.rows
    .filter((row) => row.values[field] !== undefined && isInside(row, idea.where))
    .toSorted((a, b) => sign * (value(a) - value(b)));
}

/** A list that may miss a row is no ranking; rows too small to be measured miss nothing at the top. */
export function isWhole(
  loaded: LoadedPack,
  idea: Pick<PackIdea, "where" | "direction">,
  measure: Measure,
): boolean {
  const inside = loaded.rows.filter((row) => isInside(row, idea.where));
  const known = inside.filter((row) => row.values[measure.field] !== undefined);
  return inside.length === known.length || (measure.smallest !== undefined && idea.direction === "top");
}

/** Undisputed and measured. */
export const isShown = (row: PackRow, field: string): boolean =>
  row.values[field] !== undefined && !row.unshown?.includes(field);

/** `in Africa`, or the pack's words for everything. */
export function scopeWords({ pack }: LoadedPack, where: Where): string {
  const scope = pack.scopes.find(({ field, value }) => where[field] === value);
  return scope?.words ?? pack.everything;
}

/** The words of a narrowing; undefined where there is none, so that sentences which need one are left out. */
export function narrowWords(loaded: LoadedPack, where: Where): string | undefined {
  return Object.keys(where).length > 0 ? scopeWords(loaded, where) : undefined;
}

export function pictureOf({ pack }: LoadedPack, row: PackRow): { picture?: Picture } {
  if (pack.picture === "flag") return { picture: { kind: "flag", code: row.scope["country"] ?? row.id } };
  if (pack.picture === "emoji" && row.emoji) return { picture: { kind: "emoji", emoji: row.emoji } };
  if (pack.picture === "glyph" && row.glyph && row.glyph !== row.name)
    return { picture: { kind: "glyph", text: row.glyph } };
  return {};
}
