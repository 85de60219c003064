import { sql } from "kysely";
import type { StoreScope } from "../scope.ts";
import type { JobKind } from "../tables/job-tables.ts";
import { type Job, toJob } from "./jobs.ts";

/** Which jobs a runner takes: those of one run, of one kind, or every one. */
export interface JobSelection {
  runId?: string;
  kind?: JobKind;
}

/** Jobs that a dead process left running may start again. Only the holder of the run lock may say so. */
export async function requeueRunningJobs(scope: StoreScope, nowMs: number): Promise<void> {
  await scope.db
    .updateTable("jobQueue")
    .set({ status: "queued", updatedAtMs: nowMs, rowVersion: sql<number>`row_version + 1` })
    .where("tenantId", "=", scope.tenantId)
    .where("status", "=", "running")
    .execute();
}

/** Waiting jobs whose time has come are ready. */
export async function wakeDueJobs(scope: StoreScope, nowMs: number): Promise<void> {
  const due = await scope.db
    .selectFrom("jobQueue")
    .select("id")
    .where("tenantId", "=", scope.tenantId)
    .where("status", "=", "waiting")
    .where("notBeforeMs", "<=", nowMs)
    .limit(1)
    .executeTakeFirst();
  if (!due) return;
  await scope.db
    .updateTable("jobQueue")
    .set({ status: "queued", waitingFor: null, updatedAtMs: nowMs, rowVersion: sql<number>`row_version + 1` })
    .where("tenantId", "=", scope.tenantId)
    .where("status", "=", "waiting")
    .where("notBeforeMs", "<=", nowMs)
    .execute();
}

/** Takes the ready job of the highest priority, the oldest first. */
export async function claimNextJob(
  store: { transaction<T>(work: (scope: StoreScope) => Promise<T>): Promise<T> } & StoreScope,
  selection: JobSelection,
  nowMs: number,
): Promise<Job | undefined> {
  if (!(await nextReady(store, selection))) return undefined;
  return await store.transaction(async (scope) => {
    const next = await nextReady(scope, selection);
    if (!next) return undefined;
    const row = await scope.db
      .updateTable("jobQueue")
      .set({ status: "running", updatedAtMs: nowMs, rowVersion: sql<number>`row_version + 1` })
      .where("tenantId", "=", scope.tenantId)
      .where("id", "=", next.id)
      .where("status", "=", "queued")
      .returningAll()
      .executeTakeFirst();
    return row && toJob(row);
  });
}

async function nextReady(scope: StoreScope, selection: JobSelection): Promise<{ id: string } | undefined> {
  let query = scope.db
    .selectFrom("jobQueue")
    .select("id")
    .where("tenantId", "=", scope.tenantId)
    .where("status", "=", "queued");
  if (selection.runId !== undefined) query = query.where("runId", "=", selection.runId);
  if (selection.kind !== undefined) query = query.where("kind", "=", selection.kind);
  return await query.orderBy("priority", "desc").orderBy("id", "asc").limit(1).executeTakeFirst();
}

/** When the first waiting job of the selection may go on; undefined when none waits for a time. */
export async function nextDueMs(scope: StoreScope, selection: JobSelection): Promise<number | undefined> {
  let query = scope.db
    .selectFrom("jobQueue")
    .select("notBeforeMs")
    .where("tenantId", "=", scope.tenantId)
    .where("status", "=", "waiting");
  if (selection.runId !== undefined) query = query.where("runId", "=", selection.runId);
  if (selection.kind !== undefined) query = query.where("kind", "=", selection.kind);
  const row = await query.orderBy("notBeforeMs", "asc").limit(1).executeTakeFirst();
  return row?.notBeforeMs;
}
