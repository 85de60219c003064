import { type Selectable, sql } from "kysely";
import type { NewId } from "../../core/ids.ts";
import { Brief } from "../../model/brief.ts";
import { newRow, type StoreScope } from "../scope.ts";
import type { RunsTable } from "../tables/content-tables.ts";

export type RunStatus = RunsTable["status"];

export interface Run extends Omit<Selectable<RunsTable>, "tenantId" | "machineId" | "document"> {
  /** What the run was told besides its brief. */
  options: Readonly<Record<string, unknown>>;
}

export interface NewRun {
  brief: Brief;
  maxSpendUsdMicros: number | null;
  options: Readonly<Record<string, unknown>>;
}

/** Writes a run and its brief; give it a transaction in which its first job is added too. */
export async function insertRun(
  scope: StoreScope,
  run: NewRun,
  tools: { newId: NewId; nowMs: number },
): Promise<{ runId: string; briefId: string }> {
  const briefId = tools.newId("brief");
  const runId = tools.newId("run");
  await scope.db
    .insertInto("briefs")
    .values({
      ...newRow(scope, briefId, tools.nowMs),
      topic: run.brief.topic ?? null,
      document: JSON.stringify(run.brief),
    })
    .execute();
  await scope.db
    .insertInto("runs")
    .values({
      ...newRow(scope, runId, tools.nowMs),
      briefId,
      status: "running",
      videoCount: run.brief.count,
      outFolder: run.brief.outFolder,
      maxSpendUsdMicros: run.maxSpendUsdMicros,
      finishedAtMs: null,
      document: JSON.stringify(run.options),
    })
    .execute();
  return { runId, briefId };
}

export async function getRun(scope: StoreScope, id: string): Promise<Run | undefined> {
  const row = await scope.db
    .selectFrom("runs")
    .selectAll()
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && toRun(row);
}

/** Newest first. */
export async function listRuns(
  scope: StoreScope,
  filter: { limit: number; before?: string },
): Promise<Run[]> {
  let query = scope.db.selectFrom("runs").selectAll().where("tenantId", "=", scope.tenantId);
  if (filter.before !== undefined) query = query.where("id", "<", filter.before);
  const rows = await query.orderBy("id", "desc").limit(filter.limit).execute();
  return rows.map(toRun);
}

export async function getBrief(scope: StoreScope, briefId: string): Promise<Brief | undefined> {
  const row = await scope.db
    .selectFrom("briefs")
    .select("document")
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", briefId)
    .executeTakeFirst();
  return row && Brief.parse(JSON.parse(row.document));
}

export async function setMaxSpend(scope: StoreScope, id: string, maxSpendUsdMicros: number): Promise<void> {
  await scope.db
    .updateTable("runs")
    .set({ maxSpendUsdMicros, rowVersion: sql<number>`row_version + 1` })
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", id)
    .execute();
}

export async function setRunStatus(
  scope: StoreScope,
  id: string,
  status: RunStatus,
  finishedAtMs: number | null,
): Promise<void> {
  await scope.db
    .updateTable("runs")
    .set({ status, finishedAtMs, rowVersion: sql<number>`row_version + 1` })
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", id)
    .execute();
}

function toRun(row: Selectable<RunsTable>): Run {
  const { document, tenantId: _tenant, machineId: _machine, ...rest } = row;
  return { ...rest, options: JSON.parse(document) as Record<string, unknown> };
}
