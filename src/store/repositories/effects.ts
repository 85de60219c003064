import type { Selectable } from "kysely";
import type { StoreScope } from "../scope.ts";
import type { EffectState, EffectsTable } from "../tables/job-tables.ts";
import { utcDay } from "./spend-ledger.ts";

const DAY_MS = 86_400_000;

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

/**
 * The paid effects of one vendor in one kind of step that ended lately, as the ledger's days find them: an effect that
 * took more than a day to end is not among them.
 */
export async function endedEffects(
  scope: StoreScope,
  providerId: string,
  { stepId, sinceMs, limit }: { stepId: string; sinceMs: number; limit: number },
): Promise<Pick<EffectRow, "state" | "result" | "intentAtMs" | "updatedAtMs">[]> {
  return await scope.db
    .selectFrom("spendLedger as spend")
    .innerJoin("effects", (join) =>
      join
        .onRef("effects.tenantId", "=", "spend.tenantId")
        .onRef("effects.key", "=", "spend.effectKey")
        // Of several attempts the latest one.
        .onRef("effects.ledgerId", "=", "spend.id"),
    )
    .select(["effects.state", "effects.result", "effects.intentAtMs", "effects.updatedAtMs"])
    .where("spend.tenantId", "=", scope.tenantId)
    .where("spend.day", ">=", utcDay(sinceMs - DAY_MS))
    .where("effects.providerId", "=", providerId)
    .where("effects.key", "like", `%/${stepId}/%`)
    .where("effects.state", "in", ["done", "refused"])
    .where("effects.updatedAtMs", ">=", sinceMs)
    .orderBy("effects.updatedAtMs", "desc")
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
