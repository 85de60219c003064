import type { StoreScope } from "../scope.ts";
import type { SystemMetricsTable } from "../tables/operation-tables.ts";
import { type Facts, newRowWithFacts, type WithFacts, withFacts } from "./documents.ts";

export type SystemMetric = WithFacts<SystemMetricsTable>;

export type NewSystemMetric = Pick<SystemMetric, "id" | "name" | "value"> & { facts: Facts };

/** One reading of one metric. */
export async function insertSystemMetric(
  scope: StoreScope,
  row: NewSystemMetric,
  nowMs: number,
): Promise<void> {
  await scope.db
    .insertInto("systemMetrics")
    .values(newRowWithFacts(scope, row, nowMs))
    .execute();
}

/** Newest first. `before`: the id of the last one of the page before. */
export async function listSystemMetrics(
  scope: StoreScope,
  filter: { limit: number; before?: string; name?: SystemMetricsTable["name"] },
): Promise<SystemMetric[]> {
  let query = scope.db.selectFrom("systemMetrics").selectAll().where("tenantId", "=", scope.tenantId);
  if (filter.name !== undefined) query = query.where("name", "=", filter.name);
  if (filter.before !== undefined) query = query.where("id", "<", filter.before);
  return (await query.orderBy("id", "desc").limit(filter.limit).execute()).map(withFacts);
}
