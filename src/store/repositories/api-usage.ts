import { newRow, type StoreScope } from "../scope.ts";
import type { SyncColumns } from "../tables/columns.ts";
import type { ApiUsageTable } from "../tables/operation-tables.ts";

export type ApiUse = Omit<ApiUsageTable, Exclude<keyof SyncColumns, "id"> | "ledgerId"> &
  Partial<Pick<ApiUsageTable, "ledgerId">>;

/** One call of a vendor, in the vendor's own unit. */
export async function recordApiUse(scope: StoreScope, use: ApiUse, nowMs: number): Promise<void> {
  const { id, ledgerId = null, ...columns } = use;
  await scope.db
    .insertInto("apiUsage")
    .values({ ...newRow(scope, id, nowMs), ...columns, ledgerId })
    .execute();
}

/**
 * Gives the request that was an order the bill of its row in the ledger: the latest one, where it was sent again. In either
 * order with the bill, since requests are written down behind it; until there is one it costs nothing.
 */
export async function priceUse(scope: StoreScope, ledgerId: string): Promise<void> {
  const bill = await scope.db
    .selectFrom("spendLedger")
    .select("amountUsdMicros")
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", ledgerId)
    .where("state", "=", "settled")
    .executeTakeFirst();
  const uses = await scope.db
    .selectFrom("apiUsage")
    .select("id")
    .where("tenantId", "=", scope.tenantId)
    .where("ledgerId", "=", ledgerId)
    .orderBy("id", "desc")
    .execute();
  for (const [index, { id }] of uses.entries()) {
    const costUsdMicros = index === 0 ? (bill?.amountUsdMicros ?? 0) : 0;
    await scope.db
      .updateTable("apiUsage")
      .set({ costUsdMicros })
      .where("tenantId", "=", scope.tenantId)
      .where("id", "=", id)
      .execute();
  }
}

/** The latest requests of one vendor, newest first: how each ended and how long it took. */
export async function recentApiUses(
  scope: StoreScope,
  providerId: string,
  { sinceMs, limit }: { sinceMs: number; limit: number },
): Promise<Pick<ApiUsageTable, "operation" | "status" | "latencyMs" | "createdAtMs">[]> {
  const rows = await scope.db
    .selectFrom("apiUsage")
    .select(["operation", "status", "latencyMs", "createdAtMs"])
    .where("tenantId", "=", scope.tenantId)
    .where("providerId", "=", providerId)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.filter((row) => row.createdAtMs >= sinceMs);
}

/** How many requests of one kind a vendor was sent since a moment, however each ended. */
export async function countApiUses(
  scope: StoreScope,
  { providerId, operation, sinceMs }: { providerId: string; operation: string; sinceMs: number },
): Promise<number> {
  const { count } = await scope.db
    .selectFrom("apiUsage")
    .select(({ fn }) => fn.countAll<number | string>().as("count"))
    .where("tenantId", "=", scope.tenantId)
    .where("providerId", "=", providerId)
    .where("operation", "=", operation)
    .where("createdAtMs", ">=", sinceMs)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** What a run asked of vendors, summed and ordered by vendor, operation and unit. */
export async function apiUsageOfRun(
  scope: StoreScope,
  runId: string,
): Promise<
  { providerId: string; operation: string; unit: string; quantity: number; costUsdMicros: number }[]
> {
  return await scope.db
    .selectFrom("apiUsage")
    .select(["providerId", "operation", "unit"])
    .select((expression) => [
      expression.fn.sum<number>("quantity").as("quantity"),
      expression.fn.sum<number>("costUsdMicros").as("costUsdMicros"),
    ])
    .where("tenantId", "=", scope.tenantId)
    .where("runId", "=", runId)
    .groupBy(["providerId", "operation", "unit"])
    .orderBy("providerId", "asc")
    .orderBy("operation", "asc")
    .orderBy("unit", "asc")
    .execute();
}
