import { setMaxListeners } from "node:events";
import { expect, test } from "vitest";
import { AppError } from "../../src/core/app-error.ts";
import { systemClock } from "../../src/core/clock.ts";
import { newRandomId } from "../../src/core/ids.ts";
import { enqueueRun } from "../../src/pipeline/enqueue-run.ts";
import type { PipelineEvent } from "../../src/pipeline/events.ts";
import { failureKinds, runUntilIdle } from "../../src/pipeline/runner.ts";
import type { RunnerOptions } from "../../src/pipeline/runner-options.ts";
import type { JobTable, Step } from "../../src/pipeline/step-table.ts";
import { finishedSteps } from "../../src/store/repositories/job-steps.ts";
import { jobsOfRun } from "../../src/store/repositories/jobs.ts";
import { takeRunLock } from "../../src/store/run-lock.ts";
import type { Store } from "../../src/store/scope.ts";
import { sampleBrief } from "../support/brief.ts";
import { temporaryFolder, temporaryStore } from "../support/store.ts";

function step(id: string, run: Step["run"], change: Partial<Step> = {}): Step {
  return { id, effect: "none", lane: "free", run, ...change };
}

function planFor(count: number): Step {
  return step("think", async ({ job }) => ({
    result: { count },
    enqueue: Array.from({ length: count }, (_, index) => ({
      runId: job.runId,
      kind: "video" as const,
      label: `video ${index}`,
      videoId: newRandomId("video"),
      input: { index },
    })),
  }));
}

async function setUp(jobs: JobTable, change: Partial<RunnerOptions> = {}) {
  const homeFolder = temporaryFolder();
  const store = await temporaryStore(homeFolder);
  const lock = takeRunLock(homeFolder, { pid: process.pid, startedAtMs: 0, command: "test" });
  const events: PipelineEvent[] = [];
  const bugs: unknown[] = [];
  const options: RunnerOptions = {
    store,
    lock,
    clock: systemClock,
    newId: newRandomId,
    emit: (event) => events.push(event),
    signal: new AbortController().signal,
    jobs,
    places: { jobs: 8, compute: 1 },
    limits: {},
    sealKey: async () => Buffer.alloc(32),
    reportBug: (error) => bugs.push(error),
    ...change,
  };
  const { runId } = await enqueueRun(
    store,
    { brief: sampleBrief(), maxSpendUsdMicros: null, options: {} },
    { newId: newRandomId, clock: systemClock },
  );
  return { store, options, runId, events, bugs };
}

async function statuses(store: Store, runId: string): Promise<string[]> {
  return (await jobsOfRun(store, runId)).map((job) => `${job.kind} ${job.status}`);
}

test("a plan adds its video jobs, every step runs once in order, results reach later steps", async () => {
  const seen: string[] = [];
  const jobs: JobTable = {
    plan: { steps: [planFor(3)] },
    video: {
      steps: [
        step("script", async ({ job }) => {
          seen.push(`script ${String(job.input["index"])}`);
          return { result: { words: 7 } };
        }),
        step("compose", async ({ job, results }) => {
          seen.push(`compose ${String(job.input["index"])} ${JSON.stringify(results.get("script"))}`);
          return { result: null };
        }),
      ],
    },
    post: { steps: [] },
  };
  const { store, options, runId, events } = await setUp(jobs);
  const report = await runUntilIdle(options, { runId });
  expect(report.ended.map(({ end }) => end)).toEqual(["done", "done", "done", "done"]);
  expect(await statuses(store, runId)).toEqual(["plan done", "video done", "video done", "video done"]);
  expect([...seen].sort()).toEqual(
    [0, 1, 2].flatMap((i) => [`compose ${i} {"words":7}`]).concat(["script 0", "script 1", "script 2"]),
  );
  expect(events.filter(({ type }) => type === "step-end")).toHaveLength(7);
  await runUntilIdle(options, { runId });
  expect(seen).toHaveLength(6);
});

test("compute steps take turns while free steps overlap", async () => {
  let inCompute = 0;
  let inFree = 0;
  const most = { compute: 0, free: 0 };
  const pause = async (): Promise<void> => await new Promise((resolve) => setTimeout(resolve, 15));
  const jobs: JobTable = {
    plan: { steps: [planFor(4)] },
    video: {
      steps: [
        step("voice", async () => {
          most.free = Math.max(most.free, ++inFree);
          await pause();
          inFree -= 1;
          return { result: null };
        }),
        step(
          "compose",
          async () => {
            most.compute = Math.max(most.compute, ++inCompute);
            await pause();
            inCompute -= 1;
            return { result: null };
          },
          { lane: "compute" },
        ),
      ],
    },
    post: { steps: [] },
  };
  const { options, runId } = await setUp(jobs);
  await runUntilIdle(options, { runId });
  expect(most).toEqual({ compute: 1, free: 4 });
});

test("a passing failure is tried again after a pause, then the job goes on", async () => {
  let attempts = 0;
  const waits: number[] = [];
  let nowMs = 1_000;
  const jobs: JobTable = {
    plan: {
      steps: [
        step("think", async () => {
          attempts += 1;
          if (attempts < 3) throw new AppError({ kind: "transient", code: "vendor-down", message: "down" });
          return { result: null };
        }),
      ],
    },
    video: { steps: [] },
    post: { steps: [] },
  };
  const { options, runId } = await setUp(jobs, {
    clock: { nowMs: () => nowMs },
    wait: async (delayMs) => {
      waits.push(delayMs);
      nowMs += delayMs;
    },
  });
  const report = await runUntilIdle(options, { runId });
  expect(report.ended.map(({ end }) => end)).toEqual(["waiting", "waiting", "done"]);
  expect(waits).toEqual([2_000, 10_000]);
  expect(await failureKinds(options.store, report)).toEqual([]);
});

test.each([
  [new AppError({ kind: "gated", code: "qa-rejected", message: "ugly" }), "plan rejected", "gated"],
  [new AppError({ kind: "refused", code: "vendor-refused", message: "no" }), "plan failed", "refused"],
  [new TypeError("ours"), "plan failed", "bug"],
  [Object.assign(new Error("no space"), { code: "ENOSPC" }), "plan failed", "config"],
])("a step that throws %s stops its job", async (error, status, kind) => {
  const stopped: string[] = [];
  const jobs: JobTable = {
    plan: {
      steps: [
        step("think", async () => {
          throw error;
        }),
      ],
      whenStopped: async (_scope, _job, stop) => {
        stopped.push(stop.status);
      },
    },
    video: { steps: [] },
    post: { steps: [] },
  };
  const { store, options, runId, bugs } = await setUp(jobs);
  const report = await runUntilIdle(options, { runId });
  expect(await statuses(store, runId)).toEqual([status]);
  expect(await failureKinds(store, report)).toEqual([kind]);
  expect(stopped).toEqual([status.split(" ")[1]]);
  expect(bugs).toHaveLength(kind === "bug" ? 1 : 0);
});

test("a cancelled run keeps what was finished and goes on from there", async () => {
  const cancel = new AbortController();
  const calls = { first: 0, second: 0 };
  const jobs: JobTable = {
    plan: {
      steps: [
        step("first", async () => {
          calls.first += 1;
          return { result: 1 };
        }),
        step("second", async ({ signal }) => {
          calls.second += 1;
          if (calls.second === 1) cancel.abort(new Error("stop"));
          signal.throwIfAborted();
          return { result: 2 };
        }),
      ],
    },
    video: { steps: [] },
    post: { steps: [] },
  };
  const { store, options, runId } = await setUp(jobs, { signal: cancel.signal });
  expect((await runUntilIdle(options, { runId })).isCancelled).toBe(true);
  expect(await statuses(store, runId)).toEqual(["plan queued"]);
  await runUntilIdle({ ...options, signal: new AbortController().signal }, { runId });
  expect(calls).toEqual({ first: 1, second: 2 });
  const [job] = await jobsOfRun(store, runId);
  expect((await finishedSteps(store, job?.id ?? "")).map(({ result }) => result)).toEqual([1, 2]);
});

test("any number of jobs may wait for vendors at once, and few are at work", async () => {
  let [atVendor, mostAtVendor, atWork, mostAtWork] = [0, 0, 0, 0];
  let openAll: () => void = () => undefined;
  const allCame = new Promise<void>((resolve) => {
    openAll = resolve;
  });
  const breathe = async (): Promise<void> => {
    atWork += 1;
    mostAtWork = Math.max(mostAtWork, atWork);
    await new Promise((resolve) => setImmediate(resolve));
    atWork -= 1;
  };
  const film = step(
    "film",
    async ({ effect }) => {
      await breathe();
      await effect({
        part: "1",
        providerId: "slow",
        kind: "spends",
        estimateUsdMicros: 0,
        timeoutMs: 10_000,
        whenNotFound: "park",
        graceMs: 0,
        async submit() {
          atVendor += 1;
          mostAtVendor = Math.max(mostAtVendor, atVendor);
          if (atVendor === 20) openAll();
          await allCame;
          return { kind: "accepted", handle: "x" };
        },
        status: async () => ({ state: "done", result: null }),
        pollEveryMs: 1,
        pollForMs: 1_000,
      });
      await breathe();
      return { result: null };
    },
    { effect: "spends" },
  );
  const jobs: JobTable = { plan: { steps: [planFor(20)] }, video: { steps: [film] }, post: { steps: [] } };
  const places = { jobs: 3, compute: 1 };
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  const { store, options, runId } = await setUp(jobs, { places, signal, jobsAtOnce: () => 20 });
  await runUntilIdle(options, { runId });
  expect(new Set(await statuses(store, runId))).toEqual(new Set(["plan done", "video done"]));
  expect(mostAtVendor).toBe(20);
  expect(mostAtWork).toBeLessThanOrEqual(3);
});
