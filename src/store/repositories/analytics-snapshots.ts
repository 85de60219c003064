import type { StoreScope } from "../scope.ts";
import type { AnalyticsSnapshotsTable } from "../tables/channel-tables.ts";
import { type Facts, newRowWithFacts, type WithFacts, withFacts } from "./documents.ts";

export type Snapshot = WithFacts<AnalyticsSnapshotsTable>;

export type NewSnapshot = Pick<Snapshot, "id" | "postId" | "capturedAtMs" | "source" | "viewCount"> & {
  facts: Facts;
};

/** A post's numbers at one moment; the same moment twice is kept once. */
export async function insertSnapshot(scope: StoreScope, row: NewSnapshot, nowMs: number): Promise<void> {
  await scope.db
    .insertInto("analyticsSnapshots")
    .values(newRowWithFacts(scope, row, nowMs))
    .onConflict((conflict) => conflict.columns(["tenantId", "postId", "capturedAtMs", "source"]).doNothing())
    .execute();
}

/** Newest first. `before`: the id of the last one of the page before. */
export async function listSnapshots(
  scope: StoreScope,
  filter: { limit: number; before?: string; postId?: AnalyticsSnapshotsTable["postId"] },
): Promise<Snapshot[]> {
  let query = scope.db.selectFrom("analyticsSnapshots").selectAll().where("tenantId", "=", scope.tenantId);
  if (filter.postId !== undefined) query = query.where("postId", "=", filter.postId);
  if (filter.before !== undefined) query = query.where("id", "<", filter.before);
  return (await query.orderBy("id", "desc").limit(filter.limit).execute()).map(withFacts);
}
