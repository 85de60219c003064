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

/** Records a finished step. A second result for one step is refused by the primary key. */
export async function recordStep(scope: StoreScope, jobId: string, finished: FinishedStep): Promise<void> {
  await scope.db
    .insertInto("jobSteps")
    .values({ tenantId: scope.tenantId, jobId, ...finished, result: JSON.stringify(finished.result) })
    .execute();
}
