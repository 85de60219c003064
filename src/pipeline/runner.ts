/**
 * Advances jobs. Give it everything; it knows no provider and no command.
 *
 * ```ts
 * const lock = takeRunLock(home, { pid: process.pid, startedAtMs: clock.nowMs(), command: "viral run" });
 * const store = await openStore({ homeFolder: home });
 * const { runId } = await enqueueRun(store, { brief, maxSpendUsdMicros: null, options: {} }, { newId, clock });
 * const report = await runUntilIdle(
 *   { store, lock, clock, newId, emit, signal, jobs: { plan, video, post }, places: { jobs: 8, compute: 1 },
 *     limits: {}, sealKey, reportBug },
 *   { runId },            // or {} for every due job: `viral resume`
 * );
 * lock.release();
 * ```
 *
 * A step is `{ id, effect, lane, run(context) }`; it returns `{ result, rows?, enqueue? }` or throws an `AppError`, whose
 * kind decides what happens to the job (`retry-policy.ts`): transient is tried again, gated is rejected, waiting waits.
 */

import type { ErrorKind } from "../core/app-error.ts";
import {
  claimNextJob,
  type JobSelection,
  nextDueMs,
  requeueRunningJobs,
  wakeDueJobs,
} from "../store/repositories/job-queue.ts";
import { getJob, type Job } from "../store/repositories/jobs.ts";
import type { Store } from "../store/scope.ts";
import { NO_FAULTS } from "./faults.ts";
import { JobPlace } from "./job-place.ts";
import { Lane } from "./lanes.ts";
import { currentOwner, isOwnerDead } from "./lease-owner.ts";
import { type JobEnd, runJob } from "./run-job.ts";
import type { RunnerOptions, RunnerTools } from "./runner-options.ts";
import { VendorLanes } from "./vendor-lanes.ts";
import { waitMs } from "./wait.ts";

export interface RunnerReport {
  /** How the jobs that were run ended, in the order in which they did. */
  ended: { jobId: string; end: JobEnd }[];
  isCancelled: boolean;
}

/** Runs the jobs of a selection, and those they add, until none is ready or due soon. */
export async function runUntilIdle(options: RunnerOptions, selection: JobSelection): Promise<RunnerReport> {
  const tools: RunnerTools = {
    ...options,
    wait: options.wait ?? waitMs,
    faults: options.faults ?? NO_FAULTS,
    owner: currentOwner(options.newId("lease")),
    isOwnerDead: options.isOwnerDead ?? isOwnerDead,
    newToken: () => options.newId("lease"),
  };
  await requeueRunningJobs(tools.store, tools.clock.nowMs());
  return await new Runner(tools, selection).run();
}

class Runner {
  readonly #tools: RunnerTools;
  readonly #selection: JobSelection;
  readonly #places: Lane;
  readonly #compute: Lane;
  readonly #vendors: VendorLanes;
  readonly #ended: RunnerReport["ended"] = [];
  readonly #inFlight = new Map<string, Promise<void>>();
  #startedCount = 0;

  constructor(tools: RunnerTools, selection: JobSelection) {
    this.#tools = tools;
    this.#selection = selection;
    this.#places = new Lane(tools.places.jobs);
    this.#compute = new Lane(tools.places.compute);
    this.#vendors = new VendorLanes((vendor) => tools.jobsAtOnce?.(vendor) ?? JOBS_AT_ONCE);
  }

  async run(): Promise<RunnerReport> {
    const { signal } = this.#tools;
    try {
      while (!signal.aborted) {
        await this.#startReady();
        if (this.#inFlight.size === 0 && !(await this.#isMoreDueSoon())) break;
        await this.#somethingHappens();
      }
    } finally {
      await Promise.allSettled(this.#inFlight.values());
    }
    return { ended: this.#ended, isCancelled: signal.aborted };
  }

  async #startReady(): Promise<void> {
    const { store, clock, signal } = this.#tools;
    await wakeDueJobs(store, clock.nowMs());
    while (this.#places.hasFreePlace && this.#inFlight.size < IN_FLIGHT_MAX && !signal.aborted) {
      const job = await claimNextJob(store, this.#selection, clock.nowMs());
      if (!job) return;
      this.#inFlight.set(job.id, this.#follow(job));
    }
  }

  async #follow(job: Job): Promise<void> {
    this.#startedCount += 1;
    const order = this.#startedCount;
    const place = new JobPlace(this.#places, order, this.#tools.signal);
    const queues = { place, compute: this.#compute, vendors: this.#vendors, order };
    const end = await place.use(async () => await runJob(this.#tools, job, queues));
    this.#ended.push({ jobId: job.id, end });
    this.#inFlight.delete(job.id);
  }

  async #msUntilDue(): Promise<number | undefined> {
    const dueMs = await nextDueMs(this.#tools.store, this.#selection);
    return dueMs === undefined ? undefined : Math.max(0, dueMs - this.#tools.clock.nowMs());
  }

  async #isMoreDueSoon(): Promise<boolean> {
    const untilDueMs = await this.#msUntilDue();
    return untilDueMs !== undefined && untilDueMs <= (this.#tools.waitForDueMs ?? DEFAULT_WAIT_FOR_DUE_MS);
  }

  /** A job ends or goes to wait, or the next waiting one is due, or the run is cancelled. */
  async #somethingHappens(): Promise<void> {
    const stop = new AbortController();
    const signal = AbortSignal.any([this.#tools.signal, stop.signal]);
    // Before anything is waited for: what ends meanwhile would never be heard of.
    const happenings = [...this.#inFlight.values(), this.#places.freed()];
    const untilDueMs = await this.#msUntilDue();
    if (untilDueMs !== undefined) {
      happenings.push(
        this.#tools
          .wait(Math.min(untilDueMs, LOOK_AGAIN_MS), signal)
          .catch((error) => ignoreAbort(error, signal)),
      );
    }
    try {
      await Promise.race(happenings);
    } finally {
      stop.abort();
    }
  }
}

const DEFAULT_WAIT_FOR_DUE_MS = 60_000;
/** Those that wait for vendors are small; each still has a folder and rows. */
const IN_FLIGHT_MAX = 64;
/** Of a vendor of which nobody said how many it takes. */
const JOBS_AT_ONCE = 4;
/** Timers take no more than 24 days, and a clock may be set. */
const LOOK_AGAIN_MS = 3_600_000;

function ignoreAbort(error: unknown, signal: AbortSignal): void {
  if (!signal.aborted) throw error;
}

/** What kinds of failure the unfinished jobs of a run show, for the exit code. */
export async function failureKinds(store: Store, report: RunnerReport): Promise<ErrorKind[]> {
  const kinds = new Map<string, ErrorKind>();
  for (const { jobId, end } of report.ended) {
    kinds.delete(jobId);
    if (end === "done" || end === "cancelled") continue;
    const job = await getJob(store, jobId);
    kinds.set(jobId, end === "waiting" ? "waiting" : (job?.error?.kind ?? "bug"));
  }
  return [...kinds.values()];
}
