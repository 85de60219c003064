import type { Json } from "../../core/json.ts";
import type { StoreScope } from "../scope.ts";

export interface CacheEntry {
  providerId: string;
  key: string;
  value: Json;
  expiresAtMs: number;
}

/** What is kept under a key and has not expired. */
export async function readCache(
  scope: StoreScope,
  { providerId, key }: Pick<CacheEntry, "providerId" | "key">,
  nowMs: number,
): Promise<Json | undefined> {
  const row = await scope.db
    .selectFrom("vendorCache")
    .select("document")
    .where("tenantId", "=", scope.tenantId)
    .where("providerId", "=", providerId)
    .where("cacheKey", "=", key)
    .where("expiresAtMs", ">", nowMs)
    .executeTakeFirst();
  return row && (JSON.parse(row.document) as Json);
}

/** Keeps a value in place of the one before, and lets go of whatever has expired. */
export async function writeCache(scope: StoreScope, entry: CacheEntry, nowMs: number): Promise<void> {
  const { tenantId } = scope;
  const kept = { document: JSON.stringify(entry.value), expiresAtMs: entry.expiresAtMs };
  await scope.db
    .deleteFrom("vendorCache")
    .where("tenantId", "=", tenantId)
    .where("expiresAtMs", "<=", nowMs)
    .execute();
  await scope.db
    .insertInto("vendorCache")
    .values({ tenantId, providerId: entry.providerId, cacheKey: entry.key, ...kept })
    .onConflict((conflict) =>
      conflict.columns(["tenantId", "providerId", "cacheKey"]).doUpdateSet({ ...kept }),
    )
    .execute();
}
