import { explainFileError } from "../core/explain-file-error.ts";
import type { Json } from "../core/json.ts";
import { finishedSteps, recordStep } from "../store/repositories/job-steps.ts";
import { insertJobs, type Job, updateJob } from "../store/repositories/jobs.ts";
import { askFor } from "./asked-for.ts";
import { judgeFailure, type StepFailure } from "./retry-policy.ts";
import type { RunnerTools } from "./runner-options.ts";
import { type JobQueues, stepContext } from "./step-context.ts";
import type { Step, StepDone } from "./step-table.ts";

export type JobEnd = "done" | "failed" | "rejected" | "parked" | "waiting" | "cancelled";

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
  const track: Track = { reached: 0 };
  try {
    for (const step of open) {
      const isLast = step === steps.at(-1);
      track.reached = 0;
      const run = async (): Promise<void> =>
        await runStep(tools, job, step, { results, isLast, queues, track });
      if (step.lane === "compute") await queues.compute.use(queues.order, tools.signal, run);
      else await run();
    }
  } catch (error) {
    return await stopJob(tools, job, error, track);
  }
  // Someone asked for another go at a job that had nothing left to do.
  if (open.length === 0) await updateJob(tools.store, job.id, DONE, tools.clock.nowMs());
  await tools.faults.hit("job-finished", job.kind);
  tools.emit({ type: "job-end", jobId: job.id, status: "done", message: null, hint: null });
  return "done";
}

const DONE = { status: "done", waitingFor: null, error: null } as const;

/** How far a step says that it has come, in what it counts. */
interface Track {
  reached: number;
}

async function runStep(
  tools: RunnerTools,
  job: Job,
  step: Step,
  {
    results,
    isLast,
    queues,
    track,
  }: { results: Map<string, Json>; isLast: boolean; queues: JobQueues; track: Track },
): Promise<void> {
  const where = `${job.kind}/${step.id}`;
  tools.signal.throwIfAborted();
  tools.emit({ type: "step-start", jobId: job.id, step: step.id });
  await tools.faults.hit("step-started", where);
  const startedMs = tools.clock.nowMs();
  const context = stepContext(tools, job, step, { results, queues });
  const progress = (count: number, total: number, unit: string): void => {
    track.reached = Math.max(track.reached, count);
    context.progress(count, total, unit);
  };
  const who = { runId: job.runId, jobId: job.id, ledgerId: null };
  const done = await askFor(who, async () => await step.run({ ...context, progress }));
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

async function stopJob(tools: RunnerTools, job: Job, thrown: unknown, { reached }: Track): Promise<JobEnd> {
  const nowMs = tools.clock.nowMs();
  if (tools.signal.aborted) {
    await updateJob(tools.store, job.id, { status: "queued" }, nowMs);
    return "cancelled";
  }
  const { judge, pausesMs, whenStopped } = tools.jobs[job.kind];
  const explained = explainFileError(thrown, placeOf(thrown, tools));
  const usual = judgeFailure(explained, attemptsOf(job, reached), nowMs, pausesMs?.(job));
  if (usual.error.kind === "bug") tools.reportBug(thrown, job.id);
  const { status, message, hint } = await tools.store.transaction(async (scope) => {
    const failure = (await judge?.(scope, job, usual, nowMs)) ?? usual;
    const end = { ...failure.error, status: failure.next === "wait" ? ("waiting" as const) : failure.status };
    const furthest = Math.max(reached, job.error?.reached ?? 0);
    const error = furthest === 0 ? failure.error : { ...failure.error, reached: furthest };
    await updateJob(scope, job.id, { ...changeAfter(failure), error }, nowMs);
    await whenStopped?.(scope, job, { status: end.status, kind: end.kind, message: end.message });
    return end;
  });
  tools.emit({ type: "job-end", jobId: job.id, status, message, hint });
  return status;
}

/** Attempts in a row that came no further than any before: whoever comes further starts to count anew. */
const attemptsOf = (job: Job, reached: number): Pick<Job, "id" | "attemptCount"> => ({
  id: job.id,
  attemptCount: reached > (job.error?.reached ?? 0) ? 0 : job.attemptCount,
});

/** What the file system refused; writes do not say which file. */
function placeOf(thrown: unknown, tools: RunnerTools): string {
  const path = thrown instanceof Error ? (thrown as NodeJS.ErrnoException).path : undefined;
  return path ?? tools.lock.homeFolder;
}

function changeAfter(failure: StepFailure): Parameters<typeof updateJob>[2] {
  if (failure.next === "stop") return { status: failure.status, waitingFor: null };
  const { untilMs, waitingFor, attemptCount } = failure;
  return { status: "waiting", notBeforeMs: untilMs, waitingFor, attemptCount };
}
