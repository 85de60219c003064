import { AppError } from "../../core/app-error.ts";
import type { StoreScope } from "../scope.ts";

/** Tables whose rows a person names on the command line. */
export type NamedTable =
  | "runs"
  | "generations"
  | "concepts"
  | "scripts"
  | "videos"
  | "jobQueue"
  | "socialPosts";

const SHOWN_MAX = 5;

/**
 * The whole id behind a unique prefix of it. Usage errors: `id-unknown`, and `id-ambiguous` with the candidates.
 * `what` is the word for messages: `video`.
 */
export async function findByPrefix(
  scope: StoreScope,
  table: NamedTable,
  prefix: string,
  what: string,
): Promise<string> {
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
      message: `There is no ${what} ${prefix === "" ? "without a name" : `"${prefix}"`}.`,
      hint: "`viral jobs` and `viral generations list` show what there is.",
    });
  }
  const more = rows.length > SHOWN_MAX ? ", …" : "";
  throw new AppError({
    kind: "usage",
    code: "id-ambiguous",
    message: `"${prefix}" could be several ${what}s: ${rows
      .slice(0, SHOWN_MAX)
      .map((row) => row.id)
      .join(", ")}${more}.`,
    hint: "Add characters until only one is left.",
  });
}
