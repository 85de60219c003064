import type { Clock } from "../core/clock.ts";
import type { NewId } from "../core/ids.ts";
import { insertJobs } from "../store/repositories/jobs.ts";
import { insertRun, type NewRun } from "../store/repositories/runs.ts";
import type { Store } from "../store/scope.ts";

/** Commits a run, its brief and its `plan` job before any work is done. */
export async function enqueueRun(
  store: Store,
  run: NewRun & { priority?: number },
  tools: { newId: NewId; clock: Clock },
): Promise<{ runId: string; briefId: string; planJobId: string }> {
  const moment = { newId: tools.newId, nowMs: tools.clock.nowMs() };
  return await store.transaction(async (scope) => {
    const { runId, briefId } = await insertRun(scope, run, moment);
    const [planJobId = ""] = await insertJobs(
      scope,
      [{ runId, kind: "plan", label: "plan", priority: run.priority ?? 0, input: { briefId } }],
      moment,
    );
    return { runId, briefId, planJobId };
  });
}
