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

export function rowOf({ pack, rows }: LoadedPack, id: string | undefined): PackRow {
  const row = rows.find((one) => one.id === id);
  if (row) return row;
  throw new AppError({
    kind: "bug",
    code: "pack-row-unknown",
    message: `the pack ${pack.id} has no row ${id}`,
  });
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
    .filter((row) => row.values[field] !== undefined)
    .filter((row) => Object.entries(idea.where).every(([name, wanted]) => row.scope[name] === wanted))
    .toSorted((a, b) => sign * (value(a) - value(b)));
}

export const isShown = (row: PackRow, field: string): boolean => !row.unshown?.includes(field);

/** `in Africa`, or the pack's words for everything. */
export function scopeWords({ pack }: LoadedPack, where: Readonly<Record<string, string>>): string {
  const scope = pack.scopes.find(({ field, value }) => where[field] === value);
  return scope?.words ?? pack.everything;
}

export function pictureOf({ pack }: LoadedPack, row: PackRow): { picture?: Picture } {
  if (pack.picture === "flag") return { picture: { kind: "flag", code: row.scope["country"] ?? row.id } };
  if (pack.picture === "emoji" && row.emoji) return { picture: { kind: "emoji", emoji: row.emoji } };
  return {};
}
