import { AppError, type ErrorKind } from "../../src/core/app-error.ts";
import { newRandomId } from "../../src/core/ids.ts";
import type { PipelineEvent } from "../../src/pipeline/events.ts";
import { NO_FAULTS } from "../../src/pipeline/faults.ts";
import { JobPlace } from "../../src/pipeline/job-place.ts";
import { Lane } from "../../src/pipeline/lanes.ts";
import { runJob } from "../../src/pipeline/run-job.ts";
import type { RunnerTools } from "../../src/pipeline/runner-options.ts";
import type { JobQueues } from "../../src/pipeline/step-context.ts";
import type { JobDefinition, JobStop, Step } from "../../src/pipeline/step-table.ts";
import { VendorLanes } from "../../src/pipeline/vendor-lanes.ts";
import { getJob, updateJob } from "../../src/store/repositories/jobs.ts";
import { takeRunLock } from "../../src/store/run-lock.ts";
import { plannedVideo } from "./planned-video.ts";
import { temporaryFolder, temporaryStore } from "./store.ts";

export const step = (id: string, run: Step["run"], change: Partial<Step> = {}): Step => ({
  id,
  effect: "none",
  lane: "free",
  run,
  ...change,
});
export const answers = (id: string, result: string, change: Partial<Step> = {}): Step =>
  step(id, async () => ({ result }), change);
export const throws = (error: unknown): Step =>
  step("fall", async () => {
    throw error;
  });
export const failure = (kind: ErrorKind, details = {}): AppError =>
  new AppError({ kind, code: "told-so", message: `a ${kind} failure`, details });

/** The queues of a job that is alone. */
export const queuesOf = ({ signal }: Pick<RunnerTools, "signal">, compute = new Lane(1)): JobQueues => ({
  place: new JobPlace(new Lane(1), 1, signal),
  compute,
  vendors: new VendorLanes(() => 4),
  order: 1,
});

/** A claimed video job of these steps, the tools that run it, and all that they told anybody. */
export async function oneJob(
  steps: readonly Step[],
  change: Partial<RunnerTools> = {},
  whenStopped?: JobDefinition["whenStopped"],
) {
  const homeFolder = temporaryFolder();
  const store = await temporaryStore(homeFolder);
  const lock = takeRunLock(homeFolder, { pid: process.pid, startedAtMs: 0, command: "test" });
  const clock = { now: 5_000, nowMs: () => clock.now };
  const events: PipelineEvent[] = [];
  const bugs: unknown[] = [];
  const stops: JobStop[] = [];
  const video: JobDefinition = {
    steps,
    whenStopped: async (scope, job, stop) => {
      stops.push(stop);
      await whenStopped?.(scope, job, stop);
    },
  };
  const tools: RunnerTools = {
    store,
    lock,
    clock,
    newId: newRandomId,
    emit: (event) => events.push(event),
    signal: new AbortController().signal,
    jobs: { plan: { steps: [] }, video, post: { steps: [] } },
    places: { jobs: 1, compute: 1 },
    limits: {},
    sealKey: async () => Buffer.alloc(32),
    reportBug: (error, jobId) => bugs.push([jobId, error]),
    faults: NO_FAULTS,
    owner: "test",
    isOwnerDead: () => false,
    newToken: () => newRandomId("lease"),
    wait: async (delayMs) => {
      clock.now += delayMs;
    },
    ...change,
  };
  const { job, runId, videoId } = await plannedVideo({ store, newId: newRandomId, clock });
  await updateJob(store, job.id, { status: "running" }, clock.now);
  const row = async () => await getJob(store, job.id);
  const run = async (compute = new Lane(1)) =>
    await runJob(tools, (await row()) ?? job, queuesOf(tools, compute));
  return { store, clock, events, bugs, stops, tools, job, runId, videoId, row, run, homeFolder };
}
