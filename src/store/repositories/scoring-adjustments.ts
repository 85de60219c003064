import { sql } from "kysely";
import type { StoreScope } from "../scope.ts";
import type { ScoringAdjustmentsTable } from "../tables/learning-tables.ts";
import { type Facts, newRowWithFacts, type WithFacts, withFacts } from "./documents.ts";

export type Adjustment = WithFacts<ScoringAdjustmentsTable>;

export type NewAdjustment = Pick<Adjustment, "id" | "feature" | "insightId" | "weightDelta" | "status"> & {
  facts: Facts;
};

/** What an insight changes in a score. */
export async function insertAdjustment(scope: StoreScope, row: NewAdjustment, nowMs: number): Promise<void> {
  await scope.db
    .insertInto("scoringAdjustments")
    .values({ ...newRowWithFacts(scope, row, nowMs), updatedAtMs: nowMs })
    .execute();
}

/** Newest first. `before`: the id of the last one of the page before. */
export async function listAdjustments(
  scope: StoreScope,
  filter: {
    limit: number;
    before?: string;
    status?: ScoringAdjustmentsTable["status"];
    feature?: ScoringAdjustmentsTable["feature"];
  },
): Promise<Adjustment[]> {
  let query = scope.db.selectFrom("scoringAdjustments").selectAll().where("tenantId", "=", scope.tenantId);
  if (filter.status !== undefined) query = query.where("status", "=", filter.status);
  if (filter.feature !== undefined) query = query.where("feature", "=", filter.feature);
  if (filter.before !== undefined) query = query.where("id", "<", filter.before);
  return (await query.orderBy("id", "desc").limit(filter.limit).execute()).map(withFacts);
}

/** Changes or retires an adjustment. */
export async function updateAdjustment(
  scope: StoreScope,
  id: string,
  change: Partial<Pick<Adjustment, "status" | "weightDelta">>,
  nowMs: number,
): Promise<void> {
  await scope.db
    .updateTable("scoringAdjustments")
    .set({ ...change, updatedAtMs: nowMs, rowVersion: sql<number>`row_version + 1` })
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", id)
    .execute();
}
