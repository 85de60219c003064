import { AppError } from "../../core/app-error.ts";
import { ID_PREFIXES } from "../../core/ids.ts";
import type { StoreScope } from "../scope.ts";

/** Tables whose rows a person names on the command line: what such a row is called, and how its ids begin. */
const NAMED = {
  runs: { what: "run", start: `${ID_PREFIXES.run}_` },
  generations: { what: "generation", start: `${ID_PREFIXES.generation}_` },
  concepts: { what: "concept", start: `${ID_PREFIXES.concept}_` },
  videos: { what: "video", start: `${ID_PREFIXES.video}_` },
  jobQueue: { what: "job", start: `${ID_PREFIXES.job}_` },
  socialPosts: { what: "post", start: `${ID_PREFIXES.post}_` },
} as const;

export type NamedTable = keyof typeof NAMED;

const SHOWN_MAX = 5;

/**
 * The whole id behind a unique start of it, with `vid_` and the like or without. Usage errors: `id-unknown`, and
 * `id-ambiguous` with the candidates.
 */
export async function findByPrefix(scope: StoreScope, table: NamedTable, written: string): Promise<string> {
  const { what, start } = NAMED[table];
  const prefix = written.startsWith(start) ? written : `${start}${written}`;
  const rows = await scope.db
    .selectFrom(table)
    .select("id")
    .where("tenantId", "=", scope.tenantId)
    .where("id", ">=", prefix)
    .where("id", "<", `${prefix}~`)
    .orderBy("id", "asc")
    .limit(SHOWN_MAX + 1)
    .execute();
  const exact = rows.find((row) => row.id === prefix);
  const [only, another] = rows;
  if (exact) return exact.id;
  if (only && !another) return only.id;
  if (!only) {
    throw new AppError({
      kind: "usage",
      code: "id-unknown",
      message: `There is no ${what} "${written}".`,
      hint: "`viral jobs` and `viral generations list` show what there is.",
    });
  }
  const more = rows.length > SHOWN_MAX ? ", …" : "";
  throw new AppError({
    kind: "usage",
    code: "id-ambiguous",
    message: `"${written}" could be several ${what}s: ${rows
      .slice(0, SHOWN_MAX)
      .map((row) => row.id)
      .join(", ")}${more}.`,
    hint: "Add characters until only one is left.",
  });
}
