import type { Json } from "../core/json.ts";
import type { EffectRequest, EffectResult } from "../providers/contracts/effect.ts";
import { type EffectRow, effectsOfJob } from "../store/repositories/effects.ts";
import type { Job } from "../store/repositories/jobs.ts";
import { getRun } from "../store/repositories/runs.ts";
import { committedSpend } from "../store/repositories/spend-ledger.ts";
import type { StoreScope } from "../store/scope.ts";
import { type BudgetLimits, budgetLeft } from "./budget.ts";
import type { EffectSite } from "./effect-tools.ts";
import { performEffect } from "./effects.ts";
import type { JobPlace } from "./job-place.ts";
import type { Lane } from "./lanes.ts";
import type { RunnerTools } from "./runner-options.ts";
import { stepMemory } from "./step-memory.ts";
import type { Step, StepContext } from "./step-table.ts";
import type { VendorLanes } from "./vendor-lanes.ts";

/** Where a job stands in the queues of its runner. */
export interface JobQueues {
  place: JobPlace;
  compute: Lane;
  vendors: VendorLanes;
  /** The lower goes first. */
  order: number;
}

/** What a step gets. `results`: of the steps before it. */
export function stepContext(
  tools: RunnerTools,
  job: Job,
  step: Step,
  { results, queues }: { results: ReadonlyMap<string, Json>; queues: JobQueues },
): StepContext {
  return {
    job,
    results,
    signal: tools.signal,
    progress: (done, total, unit) =>
      tools.emit({ type: "step-progress", jobId: job.id, step: step.id, done, total, unit }),
    warn: (message) => tools.emit({ type: "warning", jobId: job.id, message }),
    effect: async (request) => await runEffect(tools, job, step, request, queues),
    begunParts: async () =>
      new Set((await effectsOfStep(tools.store, job.id, step.id, MAY_BE_BOUGHT)).map(({ part }) => part)),
    failedParts: async () =>
      new Map(
        (await effectsOfStep(tools.store, job.id, step.id, CAME_TO_NOTHING)).map(({ part, row }) => [
          part,
          row.message ?? row.state,
        ]),
      ),
    memory: (part) => stepMemory(tools, `${job.id}/${step.id}/${part}`, `${job.kind}/${step.id}`),
    budgetLeft: async () =>
      await budgetLeft(tools.store, job, await limitsOf(tools, job), tools.clock.nowMs()),
  };
}

const MAY_BE_BOUGHT: ReadonlySet<EffectRow["state"]> = new Set(["intent", "submitted", "parked", "done"]);

const CAME_TO_NOTHING: ReadonlySet<EffectRow["state"]> = new Set(["refused", "not-sent", "dropped"]);

async function effectsOfStep(
  scope: StoreScope,
  jobId: string,
  stepId: string,
  states: ReadonlySet<EffectRow["state"]>,
): Promise<{ part: string; row: EffectRow }[]> {
  const prefix = `${jobId}/${stepId}/`;
  return (await effectsOfJob(scope, jobId))
    .filter(({ key, state }) => key.startsWith(prefix) && states.has(state))
    .map((row) => ({ part: row.key.slice(prefix.length), row }));
}

async function runEffect(
  tools: RunnerTools,
  job: Job,
  step: Step,
  request: EffectRequest,
  { place, vendors, order }: JobQueues,
): Promise<EffectResult> {
  if (step.effect !== request.kind) {
    throw new Error(`step ${step.id} is declared as "${step.effect}" and ${request.kind}`);
  }
  const site: EffectSite = {
    jobId: job.id,
    runId: job.runId,
    videoId: job.videoId,
    stepId: step.id,
    where: `${job.kind}/${step.id}`,
    limits: await limitsOf(tools, job),
    signal: tools.signal,
  };
  try {
    return await place.leaveFor(
      async () =>
        await vendors.use(
          request.providerId,
          order,
          tools.signal,
          async () => await performEffect(tools, site, request),
        ),
    );
  } finally {
    if (request.kind === "spends") {
      const spentUsdMicros = await committedSpend(tools.store, "runId", job.runId);
      tools.emit({ type: "spend", spentUsdMicros });
    }
  }
}

/** What the run was allowed when it was started goes before what this process was told. */
async function limitsOf(tools: RunnerTools, job: Job): Promise<BudgetLimits> {
  const run = await getRun(tools.store, job.runId);
  return {
    ...tools.limits,
    ...(run?.maxSpendUsdMicros == null ? {} : { perRunUsdMicros: run.maxSpendUsdMicros }),
  };
}
