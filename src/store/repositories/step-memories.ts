import type { StoreScope } from "../scope.ts";

export async function readMemory(scope: StoreScope, key: string): Promise<string | undefined> {
  const row = await scope.db
    .selectFrom("stepMemories")
    .select("sealed")
    .where("tenantId", "=", scope.tenantId)
    .where("key", "=", key)
    .executeTakeFirst();
  return row?.sealed;
}

/** In place of what was kept before. */
export async function writeMemory(
  scope: StoreScope,
  { key, sealed }: { key: string; sealed: string },
  nowMs: number,
): Promise<void> {
  const kept = { sealed, updatedAtMs: nowMs };
  await scope.db
    .insertInto("stepMemories")
    .values({ tenantId: scope.tenantId, key, ...kept })
    .onConflict((conflict) => conflict.columns(["tenantId", "key"]).doUpdateSet(kept))
    .execute();
}

export async function forgetMemory(scope: StoreScope, key: string): Promise<void> {
  await scope.db
    .deleteFrom("stepMemories")
    .where("tenantId", "=", scope.tenantId)
    .where("key", "=", key)
    .execute();
}
