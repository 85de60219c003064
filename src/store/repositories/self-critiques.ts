import type { StoreScope } from "../scope.ts";
import type { SelfCritiquesTable } from "../tables/learning-tables.ts";
import { type Facts, newRowWithFacts, type WithFacts, withFacts } from "./documents.ts";

export type Critique = WithFacts<SelfCritiquesTable>;

export type NewCritique = Pick<Critique, "id" | "subjectKind" | "subjectId" | "score"> & { facts: Facts };

/** What the tool thinks of a concept, script or video of its own. */
export async function insertCritique(scope: StoreScope, row: NewCritique, nowMs: number): Promise<void> {
  await scope.db
    .insertInto("selfCritiques")
    .values(newRowWithFacts(scope, row, nowMs))
    .execute();
}

/** Newest first. `before`: the id of the last one of the page before. */
export async function listCritiques(
  scope: StoreScope,
  filter: { limit: number; before?: string; subjectId?: SelfCritiquesTable["subjectId"] },
): Promise<Critique[]> {
  let query = scope.db.selectFrom("selfCritiques").selectAll().where("tenantId", "=", scope.tenantId);
  if (filter.subjectId !== undefined) query = query.where("subjectId", "=", filter.subjectId);
  if (filter.before !== undefined) query = query.where("id", "<", filter.before);
  return (await query.orderBy("id", "desc").limit(filter.limit).execute()).map(withFacts);
}
