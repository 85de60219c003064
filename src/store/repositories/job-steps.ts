import type { Json } from "../../core/json.ts";
import type { StoreScope } from "../scope.ts";

export interface FinishedStep {
  step: string;
  result: Json;
  elapsedMs: number;
  finishedAtMs: number;
}

/** The journal of one job, in the order in which its steps finished. */
export async function finishedSteps(scope: StoreScope, jobId: string): Promise<FinishedStep[]> {
  const rows = await scope.db
    .selectFrom("jobSteps")
    .select(["step", "result", "elapsedMs", "finishedAtMs"])
    .where("tenantId", "=", scope.tenantId)
    .where("jobId", "=", jobId)
    .execute();
  return rows
    .map((row) => ({ ...row, result: JSON.parse(row.result) as Json }))
    .sort((a, b) => a.finishedAtMs - b.finishedAtMs);
}

/** Results of one step of the latest `video` jobs that have finished it, newest first. */
export async function latestResults(
  scope: StoreScope,
  step: string,
  { limit, exceptJobId, runId }: { limit: number; exceptJobId: string; runId?: string | undefined },
): Promise<Json[]> {
  let query = scope.db
    .selectFrom("jobQueue")
    .innerJoin("jobSteps", (join) =>
      join
        .onRef("jobSteps.tenantId", "=", "jobQueue.tenantId")
        .onRef("jobSteps.jobId", "=", "jobQueue.id")
        .on("jobSteps.step", "=", step),
    )
    .select("jobSteps.result")
    .where("jobQueue.tenantId", "=", scope.tenantId)
    .where("jobQueue.kind", "=", "video")
    .where("jobQueue.id", "!=", exceptJobId);
  if (runId !== undefined) query = query.where("jobQueue.runId", "=", runId);
  const rows = await query.orderBy("jobQueue.id", "desc").limit(limit).execute();
  return rows.map((row) => JSON.parse(row.result) as Json);
}

/** A finished step runs once more. */
export async function forgetStep(scope: StoreScope, jobId: string, step: string): Promise<void> {
  await scope.db
    .deleteFrom("jobSteps")
    .where("tenantId", "=", scope.tenantId)
    .where("jobId", "=", jobId)
    .where("step", "=", step)
    .execute();
}

/** Records a finished step. A second result for one step is refused by the primary key. */
export async function recordStep(scope: StoreScope, jobId: string, finished: FinishedStep): Promise<void> {
  await scope.db
    .insertInto("jobSteps")
    .values({ tenantId: scope.tenantId, jobId, ...finished, result: JSON.stringify(finished.result) })
    .execute();
}
