import { explainFileError } from "../core/explain-file-error.ts";
import type { Json } from "../core/json.ts";
import type { EffectRequest, EffectResult } from "../providers/contracts/effect.ts";
import { type EffectRow, effectsOfJob } from "../store/repositories/effects.ts";
import { finishedSteps, recordStep } from "../store/repositories/job-steps.ts";
import { insertJobs, type Job, updateJob } from "../store/repositories/jobs.ts";
import { getRun } from "../store/repositories/runs.ts";
import { committedSpend } from "../store/repositories/spend-ledger.ts";
import type { StoreScope } from "../store/scope.ts";
import { type BudgetLimits, budgetLeft } from "./budget.ts";
import type { EffectSite } from "./effect-tools.ts";
import { performEffect } from "./effects.ts";
import type { JobPlace } from "./job-place.ts";
import type { Lane } from "./lanes.ts";
import { judgeFailure, type StepFailure } from "./retry-policy.ts";
import type { RunnerTools } from "./runner-options.ts";
import type { Step, StepContext, StepDone } from "./step-table.ts";
import type { VendorLanes } from "./vendor-lanes.ts";

export type JobEnd = "done" | "failed" | "rejected" | "parked" | "waiting" | "cancelled";

/** Where a job stands in the queues of its runner. */
export interface JobQueues {
  place: JobPlace;
  compute: Lane;
  vendors: VendorLanes;
  /** The lower goes first. */
  order: number;
}

/** Runs what is left of a claimed job. It never throws for what a step did: the job's row says it. */
export async function runJob(tools: RunnerTools, job: Job, queues: JobQueues): Promise<JobEnd> {
  const { steps } = tools.jobs[job.kind];
  tools.emit({
    type: "job-start",
    jobId: job.id,
    jobKind: job.kind,
    label: job.label,
    steps: steps.map((step) => step.id),
  });
  await tools.faults.hit("job-claimed", job.kind);
  const journal = await finishedSteps(tools.store, job.id);
  const results = new Map<string, Json>(journal.map((finished) => [finished.step, finished.result]));
  const open = steps.filter((step) => !results.has(step.id));
  try {
    for (const step of open) {
      const isLast = step === steps.at(-1);
      const run = async (): Promise<void> => await runStep(tools, job, step, { results, isLast, queues });
      if (step.lane === "compute") await queues.compute.use(queues.order, tools.signal, run);
      else await run();
    }
  } catch (error) {
    return await stopJob(tools, job, error);
  }
  // Someone asked for another go at a job that had nothing left to do.
  if (open.length === 0) await updateJob(tools.store, job.id, DONE, tools.clock.nowMs());
  await tools.faults.hit("job-finished", job.kind);
  tools.emit({ type: "job-end", jobId: job.id, status: "done", message: null });
  return "done";
}

const DONE = { status: "done", waitingFor: null, error: null } as const;

async function runStep(
  tools: RunnerTools,
  job: Job,
  step: Step,
  { results, isLast, queues }: { results: Map<string, Json>; isLast: boolean; queues: JobQueues },
): Promise<void> {
  const where = `${job.kind}/${step.id}`;
  tools.signal.throwIfAborted();
  tools.emit({ type: "step-start", jobId: job.id, step: step.id });
  await tools.faults.hit("step-started", where);
  const startedMs = tools.clock.nowMs();
  const done = await step.run(contextOf(tools, job, step, { results, queues }));
  await tools.faults.hit("step-before-commit", where);
  const elapsedMs = tools.clock.nowMs() - startedMs;
  await commitStep(tools, job, step, done, elapsedMs, isLast);
  results.set(step.id, done.result);
  await tools.faults.hit("step-committed", where);
  tools.emit({ type: "step-end", jobId: job.id, step: step.id, elapsedMs });
}

/** The result, the step's own rows, the jobs it adds and the end of the job: one transaction. */
async function commitStep(
  tools: RunnerTools,
  job: Job,
  step: Step,
  done: StepDone,
  elapsedMs: number,
  isLast: boolean,
): Promise<void> {
  const nowMs = tools.clock.nowMs();
  await tools.store.transaction(async (scope) => {
    await recordStep(scope, job.id, { step: step.id, result: done.result, elapsedMs, finishedAtMs: nowMs });
    await done.rows?.(scope);
    await insertJobs(scope, done.enqueue ?? [], { newId: tools.newId, nowMs });
    if (isLast) await updateJob(scope, job.id, DONE, nowMs);
    else if (job.attemptCount > 0) await updateJob(scope, job.id, { attemptCount: 0 }, nowMs);
  });
  job.attemptCount = 0;
}

function contextOf(
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
    begunParts: async () => await begunParts(tools.store, job.id, step.id),
    budgetLeft: async () =>
      await budgetLeft(tools.store, job, await limitsOf(tools, job), tools.clock.nowMs()),
  };
}

const MAY_BE_BOUGHT: ReadonlySet<EffectRow["state"]> = new Set(["intent", "submitted", "parked", "done"]);

async function begunParts(scope: StoreScope, jobId: string, stepId: string): Promise<Set<string>> {
  const prefix = `${jobId}/${stepId}/`;
  const begun = (await effectsOfJob(scope, jobId)).filter(
    ({ key, state }) => key.startsWith(prefix) && MAY_BE_BOUGHT.has(state),
  );
  return new Set(begun.map(({ key }) => key.slice(prefix.length)));
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

async function stopJob(tools: RunnerTools, job: Job, thrown: unknown): Promise<JobEnd> {
  const nowMs = tools.clock.nowMs();
  if (tools.signal.aborted) {
    await updateJob(tools.store, job.id, { status: "queued" }, nowMs);
    return "cancelled";
  }
  const failure = judgeFailure(explainFileError(thrown, placeOf(thrown, tools)), job.attemptCount, nowMs);
  if (failure.error.kind === "bug") tools.reportBug(thrown, job.id);
  const status = failure.next === "wait" ? "waiting" : failure.status;
  const { kind, message } = failure.error;
  await tools.store.transaction(async (scope) => {
    await updateJob(scope, job.id, { ...changeAfter(failure, job), error: failure.error }, nowMs);
    await tools.jobs[job.kind].whenStopped?.(scope, job, { status, kind, message });
  });
  tools.emit({ type: "job-end", jobId: job.id, status, message });
  return status;
}

/** What the file system refused; writes do not say which file. */
function placeOf(thrown: unknown, tools: RunnerTools): string {
  const path = thrown instanceof Error ? (thrown as NodeJS.ErrnoException).path : undefined;
  return path ?? tools.lock.homeFolder;
}

function changeAfter(failure: StepFailure, job: Job): Parameters<typeof updateJob>[2] {
  if (failure.next === "stop") return { status: failure.status, waitingFor: null };
  return {
    status: "waiting",
    notBeforeMs: failure.untilMs,
    waitingFor: failure.waitingFor,
    attemptCount: job.attemptCount + (failure.isAttempt ? 1 : 0),
  };
}
