import { type Selectable, sql } from "kysely";
import { z } from "zod";
import type { ErrorKind } from "../../core/app-error.ts";
import type { NewId } from "../../core/ids.ts";
import type { JobStatus } from "../../model/job-status.ts";
import { newRow, type StoreScope } from "../scope.ts";
import type { JobKind, JobQueueTable } from "../tables/job-tables.ts";

/**
 * What a failed or parked job says for itself. `stack` only for bugs; `reached`: how far its step had come, in what that
 * step counts.
 */
export const JobError = z.object({
  kind: z.custom<ErrorKind>((value) => typeof value === "string"),
  code: z.string(),
  message: z.string(),
  hint: z.string().nullable(),
  stack: z.string().optional(),
  reached: z.number().optional(),
});
export type JobError = z.infer<typeof JobError>;

export interface Job extends Omit<Selectable<JobQueueTable>, "input" | "error" | "tenantId" | "machineId"> {
  input: Readonly<Record<string, unknown>>;
  error: JobError | null;
}

export interface NewJob {
  runId: string;
  kind: JobKind;
  label: string;
  videoId?: string;
  priority?: number;
  notBeforeMs?: number;
  input?: Readonly<Record<string, unknown>>;
}

/** Adds jobs that may start at once, or when `notBeforeMs` has come. */
export async function insertJobs(
  scope: StoreScope,
  jobs: readonly NewJob[],
  tools: { newId: NewId; nowMs: number },
): Promise<string[]> {
  if (jobs.length === 0) return [];
  const rows = jobs.map((job) => ({
    ...newRow(scope, tools.newId("job"), tools.nowMs),
    runId: job.runId,
    videoId: job.videoId ?? null,
    kind: job.kind,
    label: job.label,
    status: (job.notBeforeMs ?? 0) > tools.nowMs ? ("waiting" as const) : ("queued" as const),
    priority: job.priority ?? 0,
    notBeforeMs: job.notBeforeMs ?? 0,
    waitingFor: null,
    attemptCount: 0,
    input: JSON.stringify(job.input ?? {}),
    error: null,
    updatedAtMs: tools.nowMs,
  }));
  await scope.db.insertInto("jobQueue").values(rows).execute();
  return rows.map((row) => row.id);
}

export async function getJob(scope: StoreScope, id: string): Promise<Job | undefined> {
  const row = await scope.db
    .selectFrom("jobQueue")
    .selectAll()
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && toJob(row);
}

export interface JobPage {
  jobs: Job[];
  /** Give it as `before` for the next page; undefined at the end. */
  next: string | undefined;
}

/** Newest first. */
export async function listJobs(
  scope: StoreScope,
  filter: { limit: number; before?: string; status?: JobStatus; runId?: string; videoId?: string },
): Promise<JobPage> {
  let query = scope.db.selectFrom("jobQueue").selectAll().where("tenantId", "=", scope.tenantId);
  if (filter.runId !== undefined) query = query.where("runId", "=", filter.runId);
  if (filter.videoId !== undefined) query = query.where("videoId", "=", filter.videoId);
  if (filter.before !== undefined) query = query.where("id", "<", filter.before);
  if (filter.status !== undefined) query = query.where("status", "=", filter.status);
  const rows = await query
    .orderBy("id", "desc")
    .limit(filter.limit + 1)
    .execute();
  const jobs = rows.slice(0, filter.limit).map(toJob);
  return { jobs, next: rows.length > filter.limit ? jobs.at(-1)?.id : undefined };
}

/** All jobs of a run, oldest first. */
export async function jobsOfRun(scope: StoreScope, runId: string): Promise<Job[]> {
  const rows = await scope.db
    .selectFrom("jobQueue")
    .selectAll()
    .where("tenantId", "=", scope.tenantId)
    .where("runId", "=", runId)
    .orderBy("id", "asc")
    .execute();
  return rows.map(toJob);
}

/** Ready and waiting jobs of other runs, counted up to `countMax`. */
export async function countOpenJobs(
  scope: StoreScope,
  options: { exceptRunId?: string; countMax: number },
): Promise<number> {
  let query = jobsIn(scope, ["queued", "running", "waiting"]);
  if (options.exceptRunId !== undefined) query = query.where("runId", "!=", options.exceptRunId);
  return (await query.limit(options.countMax).execute()).length;
}

/** Jobs that only a person can settle, counted up to `countMax`. */
export async function countParkedJobs(scope: StoreScope, options: { countMax: number }): Promise<number> {
  return (await jobsIn(scope, ["parked"]).limit(options.countMax).execute()).length;
}

const jobsIn = (scope: StoreScope, statuses: readonly JobStatus[]) =>
  scope.db
    .selectFrom("jobQueue")
    .select("id")
    .where("tenantId", "=", scope.tenantId)
    .where("status", "in", statuses);

export async function updateJob(
  scope: StoreScope,
  id: string,
  change: Partial<Pick<JobQueueTable, "status" | "notBeforeMs" | "waitingFor" | "attemptCount" | "label">> & {
    error?: JobError | null;
  },
  nowMs: number,
): Promise<void> {
  const { error, ...columns } = change;
  await scope.db
    .updateTable("jobQueue")
    .set({
      ...columns,
      ...(error === undefined ? {} : { error: error && JSON.stringify(error) }),
      updatedAtMs: nowMs,
      rowVersion: sql<number>`row_version + 1`,
    })
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", id)
    .execute();
}

export function toJob(row: Selectable<JobQueueTable>): Job {
  const { input, error, tenantId: _tenant, machineId: _machine, ...rest } = row;
  return {
    ...rest,
    input: z.record(z.string(), z.unknown()).parse(JSON.parse(input)),
    error: error === null ? null : JobError.parse(JSON.parse(error)),
  };
}
