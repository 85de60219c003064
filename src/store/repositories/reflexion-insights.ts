import { sql } from "kysely";
import type { StoreScope } from "../scope.ts";
import type { ReflexionInsightsTable } from "../tables/learning-tables.ts";
import { type Facts, newRowWithFacts, type WithFacts, withFacts } from "./documents.ts";

export type Insight = WithFacts<ReflexionInsightsTable>;

export type NewInsight = Pick<Insight, "id" | "topic" | "status" | "confidence"> & {
  facts: Facts;
};

/** A typed claim about what works. */
export async function insertInsight(scope: StoreScope, row: NewInsight, nowMs: number): Promise<void> {
  await scope.db
    .insertInto("reflexionInsights")
    .values({ ...newRowWithFacts(scope, row, nowMs), updatedAtMs: nowMs })
    .execute();
}

/** Newest first. `before`: the id of the last one of the page before. */
export async function listInsights(
  scope: StoreScope,
  filter: {
    limit: number;
    before?: string;
    status?: ReflexionInsightsTable["status"];
    topic?: ReflexionInsightsTable["topic"];
  },
): Promise<Insight[]> {
  let query = scope.db.selectFrom("reflexionInsights").selectAll().where("tenantId", "=", scope.tenantId);
  if (filter.status !== undefined) query = query.where("status", "=", filter.status);
  if (filter.topic !== undefined) query = query.where("topic", "=", filter.topic);
  if (filter.before !== undefined) query = query.where("id", "<", filter.before);
  return (await query.orderBy("id", "desc").limit(filter.limit).execute()).map(withFacts);
}

/** New evidence changes how sure a claim is, or retires it. */
export async function updateInsight(
  scope: StoreScope,
  id: string,
  change: Partial<Pick<Insight, "status" | "confidence">>,
  nowMs: number,
): Promise<void> {
  await scope.db
    .updateTable("reflexionInsights")
    .set({ ...change, updatedAtMs: nowMs, rowVersion: sql<number>`row_version + 1` })
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", id)
    .execute();
}
