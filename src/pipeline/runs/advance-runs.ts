import { AppError, type ErrorKind } from "../../core/app-error.ts";
import type { UsdMicros } from "../../core/money.ts";
import type { Brief } from "../../model/brief.ts";
import { countOpenJobs, countParkedJobs, getJob, listJobs } from "../../store/repositories/jobs.ts";
import { setMaxSpend, setRunStatus } from "../../store/repositories/runs.ts";
import { getPost } from "../../store/repositories/social-posts.ts";
import type { RunLock } from "../../store/run-lock.ts";
import type { JobKind } from "../../store/tables/job-tables.ts";
import type { BudgetLimits } from "../budget.ts";
import { enqueueRun } from "../enqueue-run.ts";
import type { FaultPoints } from "../faults.ts";
import { showOpenPosts } from "../post/plan/show-posts.ts";
import { lookAgain } from "../post/queue/look-again.ts";
import { requeueMended } from "../requeue-mended.ts";
import { type RunnerReport, runUntilIdle } from "../runner.ts";
import type { PassingTime } from "../runner-options.ts";
import { withLocalTier } from "../shots/local-tier.ts";
import type { JobTable } from "../step-table.ts";
import type { VideoServices } from "../video-services.ts";
import { preflight } from "./preflight.ts";
import { refuseWithoutMeans } from "./refuse-without-means.ts";
import { describeRuns, type RunEnding } from "./run-document.ts";

export interface AdvanceOptions {
  services: VideoServices;
  jobs: JobTable;
  /** Tests let the process die there. */
  faults?: FaultPoints;
  wait?: PassingTime["wait"];
  lock: RunLock;
  composeJobs: number;
  jobsAtOnce?: (vendor: string) => number | undefined;
  limits: BudgetLimits;
  sealKey: () => Promise<Buffer>;
  reportBug: (error: unknown, jobId: string) => void;
  signal: AbortSignal;
}

/** Jobs of other runs that wait, and those of any run that a person has to settle. */
export type RunResult = RunEnding & { waitingJobCount: number; parkedJobCount: number };

/** Jobs in flight besides those that compose: voices, checks and deliveries overlap with drawing. */
const EXTRA_PLACES = 3;
const OPEN_JOBS_COUNTED = 1000;

/** Commits a run and works until nothing of it is left to do. Older runs are only counted. */
export async function startRun(
  request: { brief: Brief; priority: number; maxSpendUsdMicros: UsdMicros | undefined },
  options: AdvanceOptions,
): Promise<RunResult> {
  const { services } = options;
  const startedAtMs = services.clock.nowMs();
  const limits = {
    ...options.limits,
    ...(request.maxSpendUsdMicros === undefined ? {} : { perRunUsdMicros: request.maxSpendUsdMicros }),
  };
  const brief = await withLocalTier(request.brief, services, limits);
  await refuseWithoutMeans(brief, services, limits);
  await preflight(services, brief.outFolder);
  const { runId, planJobId } = await enqueueRun(
    services.store,
    {
      brief,
      maxSpendUsdMicros: request.maxSpendUsdMicros ?? null,
      options: {},
      priority: request.priority,
    },
    services,
  );
  services.emit({ type: "run-start", runId, videoCount: brief.count });
  await work(options, runId);
  await throwIfPlanFailed(services, planJobId, runId);
  return await conclude(options, [runId], startedAtMs, runId);
}

/** Takes every due job, or those of one run, and works until none is left to do now. */
export async function resumeRuns(
  request: { runId: string | undefined },
  options: AdvanceOptions,
): Promise<RunResult> {
  const { services } = options;
  const startedAtMs = services.clock.nowMs();
  await raiseBudget(request.runId, options);
  await requeueMended(services.store, request.runId, startedAtMs);
  const runIds = request.runId === undefined ? await openRunIds(services) : [request.runId];
  const [newest = request.runId ?? ""] = runIds;
  services.emit({ type: "run-start", runId: newest, videoCount: runIds.length });
  await work(options, request.runId);
  return await conclude(options, runIds, startedAtMs, request.runId);
}

/** Who names a run and a limit means that run's own, whatever it was allowed before. */
async function raiseBudget(
  runId: string | undefined,
  { services: { store }, limits: { perRunUsdMicros } }: AdvanceOptions,
): Promise<void> {
  if (runId !== undefined && perRunUsdMicros !== undefined) await setMaxSpend(store, runId, perRunUsdMicros);
}

/**
 * Works on every due post of an account, and of the outbox, and on nothing else. The ids of posts of before that became
 * something else at their platform.
 */
export async function postDue(options: AdvanceOptions): Promise<string[]> {
  const { services } = options;
  await work(options, undefined, "post");
  const changed = await lookAgain(options);
  const posts = await Promise.all(changed.map(async (id) => await getPost(services.store, id)));
  await showOpenPosts(
    posts.flatMap((post) => post?.videoId ?? []),
    services,
  );
  return changed;
}

async function work(options: AdvanceOptions, runId: string | undefined, kind?: JobKind): Promise<void> {
  const { services, composeJobs, signal } = options;
  const report = await runUntilIdle(
    {
      store: services.store,
      lock: options.lock,
      clock: services.clock,
      newId: services.newId,
      emit: services.emit,
      signal,
      jobs: options.jobs,
      ...(options.faults === undefined ? {} : { faults: options.faults }),
      ...(options.wait === undefined ? {} : { wait: options.wait }),
      ...(options.jobsAtOnce === undefined ? {} : { jobsAtOnce: options.jobsAtOnce }),
      places: { jobs: composeJobs + EXTRA_PLACES, compute: composeJobs },
      limits: options.limits,
      sealKey: options.sealKey,
      reportBug: options.reportBug,
    },
    { ...(runId === undefined ? {} : { runId }), ...(kind === undefined ? {} : { kind }) },
  );
  await showOpenPosts(await videosOf(services, report), services);
  if (!report.isCancelled) return;
  throw new AppError({
    kind: "cancelled",
    code: "run-cancelled",
    message: "Stopped; everything finished so far is saved.",
    details: runId === undefined ? {} : { runId },
  });
}

/** Of which a post has ended, well or not. */
async function videosOf({ store }: VideoServices, { ended }: RunnerReport): Promise<string[]> {
  const jobs = await Promise.all(ended.map(async ({ jobId }) => await getJob(store, jobId)));
  return jobs.flatMap((job) => (job?.kind === "post" && job.videoId !== null ? [job.videoId] : []));
}

/** Without concepts there is no video to show: what stopped the plan is the answer. */
async function throwIfPlanFailed(services: VideoServices, planJobId: string, runId: string): Promise<void> {
  const plan = await getJob(services.store, planJobId);
  if (plan?.status !== "failed" || plan.error === null) return;
  await setRunStatus(services.store, runId, "failed", services.clock.nowMs());
  const { kind, code, message, hint, stack } = plan.error;
  if (kind === "bug") throw Object.assign(new Error(message), stack === undefined ? {} : { stack });
  throw new AppError({
    kind: kind satisfies ErrorKind,
    code,
    message,
    ...(hint === null ? {} : { hint }),
    details: { runId },
  });
}

async function conclude(
  options: AdvanceOptions,
  runIds: readonly string[],
  startedAtMs: number,
  exceptRunId: string | undefined,
): Promise<RunResult> {
  const { store, clock, emit } = options.services;
  const ending = await describeRuns(store, runIds, clock.nowMs() - startedAtMs);
  for (const runId of runIds) {
    const { document } = await describeRuns(store, [runId], 0);
    await setRunStatus(store, runId, document.status, document.status === "waiting" ? null : clock.nowMs());
  }
  emit({ type: "run-end", document: ending.document });
  const waitingJobCount = await countOpenJobs(store, {
    countMax: OPEN_JOBS_COUNTED,
    ...(exceptRunId === undefined ? {} : { exceptRunId }),
  });
  const parkedJobCount = await countParkedJobs(store, { countMax: OPEN_JOBS_COUNTED });
  return { ...ending, waitingJobCount, parkedJobCount };
}

/** Newest first. */
async function openRunIds(services: VideoServices): Promise<string[]> {
  const ids = new Set<string>();
  for (const status of ["queued", "running", "waiting"] as const) {
    const { jobs } = await listJobs(services.store, { status, limit: OPEN_JOBS_COUNTED });
    for (const job of jobs) ids.add(job.runId);
  }
  return [...ids].sort().reverse();
}
