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

/** Lists that are asked for again and again while ideas are enumerated, kept as long as the rows they are of. */
const lists = new WeakMap<readonly PackRow[], Map<string, PackRow[]>>();

function kept(rows: readonly PackRow[], key: string, make: () => PackRow[]): readonly PackRow[] {
  const known = lists.get(rows) ?? new Map<string, PackRow[]>();
  lists.set(rows, known);
  const list = known.get(key) ?? make();
  known.set(key, list);
  return list;
}

const whereKey = (where: Where): string => Object.entries(where).flat().join("\u0000");

/** The rows of a narrowing, in the pack's order. */
export function rowsInside({ rows }: LoadedPack, where: Where): readonly PackRow[] {
  return kept(rows, whereKey(where), () =>
    rows.filter((row) => Object.entries(where).every(([name, wanted]) => row.scope[name] === wanted)),
  );
}

/** All rows of a scope that carry a value, best first. Disputed ones too: they count in ranks. */
export function rankedRows(
  loaded: LoadedPack,
  idea: Pick<PackIdea, "where" | "direction">,
  field: string,
): readonly PackRow[] {
  const sign = idea.direction === "top" ? -1 : 1;
  const value = (row: PackRow): number => row.values[field] ?? 0;
  return kept(loaded.rows, `${whereKey(idea.where)}\u0000${field}\u0000${idea.direction}`, () =>
    rowsInside(loaded, idea.where)
      .filter((row) => row.values[field] !== undefined)
      .toSorted((a, b) => sign * (value(a) - value(b))),
  );
}

/** A list that may miss a row is no ranking; rows too small to be measured miss nothing at the top. */
export function isWhole(
  loaded: LoadedPack,
  idea: Pick<PackIdea, "where" | "direction">,
  measure: Measure,
): boolean {
  const known = rankedRows(loaded, idea, measure.field);
  return (
    rowsInside(loaded, idea.where).length === known.length ||
    (measure.smallest !== undefined && idea.direction === "top")
  );
}

/** Undisputed and measured. */
export const isShown = (row: PackRow, field: string): boolean =>
  row.values[field] !== undefined && !row.unshown?.includes(field);

/** `of 61 countries`: a pack that says how many rows it has is a selection, and no ranking of all there is. */
const SELECTION = /^of \d+ /u;

/** Whether a ranking without any narrowing is one of all there is. */
export const ranksAll = ({ pack }: LoadedPack, where: Where): boolean =>
  Object.keys(where).length === 0 && !SELECTION.test(pack.everything);

/** The words of a narrowing; undefined where there is none, so that sentences which need one are left out. */
export function narrowWords({ pack }: LoadedPack, where: Where): string | undefined {
  return pack.scopes.find(({ field, value }) => where[field] === value)?.words;
}

/** Where a ranking holds: `in Africa`, `among 14 countries in Asia`, or the pack's words for everything. */
export function scopeWords(loaded: LoadedPack, where: Where): string {
  const { pack } = loaded;
  const words = narrowWords(loaded, where);
  if (words === undefined || !SELECTION.test(pack.everything)) return words ?? pack.everything;
  const count = rowsInside(loaded, where).length;
  return `among ${count} ${pack.entity.many} ${words}`;
}

/** What to look up in a stock library to show a row; nothing where it cannot be filmed. */
export function footageOf({ pack }: LoadedPack, row: PackRow): { shotSearch?: string } {
  const words = pack.footage?.row;
  return words === undefined ? {} : { shotSearch: words.replaceAll("{name}", row.name) };
}

export function pictureOf({ pack }: LoadedPack, row: PackRow): { picture?: Picture } {
  if (pack.picture === "flag") return { picture: { kind: "flag", code: row.scope["country"] ?? row.id } };
  if (pack.picture === "emoji" && row.emoji) return { picture: { kind: "emoji", emoji: row.emoji } };
  if (pack.picture === "orb" && row.orb) {
    const { colour, bandColour, hasRing } = row.orb;
    return {
      picture: {
        kind: "orb",
        colour,
        ...(bandColour === undefined ? {} : { bandColour }),
        ...(hasRing === undefined ? {} : { hasRing }),
      },
    };
  }
  if (pack.picture === "glyph" && row.glyph && row.glyph !== row.name)
    return { picture: { kind: "glyph", text: row.glyph } };
  return {};
}
