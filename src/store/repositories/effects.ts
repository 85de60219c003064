import type { Selectable } from "kysely";
import type { StoreScope } from "../scope.ts";
import type { EffectState, EffectsTable } from "../tables/job-tables.ts";

export type EffectRow = Omit<Selectable<EffectsTable>, "tenantId">;

export async function getEffect(scope: StoreScope, key: string): Promise<EffectRow | undefined> {
  return await scope.db
    .selectFrom("effects")
    .selectAll()
    .where("tenantId", "=", scope.tenantId)
    .where("key", "=", key)
    .executeTakeFirst();
}

export async function effectsOfJob(scope: StoreScope, jobId: string): Promise<EffectRow[]> {
  return await scope.db
    .selectFrom("effects")
    .selectAll()
    .where("tenantId", "=", scope.tenantId)
    .where("jobId", "=", jobId)
    .orderBy("key", "asc")
    .execute();
}

export async function listEffectsInState(
  scope: StoreScope,
  state: EffectState,
  limit: number,
): Promise<EffectRow[]> {
  return await scope.db
    .selectFrom("effects")
    .selectAll()
    .where("tenantId", "=", scope.tenantId)
    .where("state", "=", state)
    .orderBy("key", "asc")
    .limit(limit)
    .execute();
}

export async function insertEffect(scope: StoreScope, row: EffectRow): Promise<void> {
  await scope.db
    .insertInto("effects")
    .values({ tenantId: scope.tenantId, ...row })
    .execute();
}

/** Changes a row only for the holder of its token; false when it is somebody else's by now. */
export async function updateEffect(
  scope: StoreScope,
  holder: { key: string; token: string },
  change: Partial<Omit<EffectRow, "key" | "jobId" | "runId">>,
): Promise<boolean> {
  const outcome = await scope.db
    .updateTable("effects")
    .set(change)
    .where("tenantId", "=", scope.tenantId)
    .where("key", "=", holder.key)
    .where("token", "=", holder.token)
    .executeTakeFirst();
  return outcome.numUpdatedRows === 1n;
}
