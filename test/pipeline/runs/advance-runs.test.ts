import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { AppError, type ErrorKind } from "../../../src/core/app-error.ts";
import type { Brief } from "../../../src/model/brief.ts";
import type { PipelineEvent } from "../../../src/pipeline/events.ts";
import { type AdvanceOptions, resumeRuns, startRun } from "../../../src/pipeline/runs/advance-runs.ts";
import type { Step } from "../../../src/pipeline/step-table.ts";
import { jobsOfRun, updateJob } from "../../../src/store/repositories/jobs.ts";
import { getBrief, getRun, listRuns } from "../../../src/store/repositories/runs.ts";
import { insertVideos, updateVideo } from "../../../src/store/repositories/videos.ts";
import { takeRunLock } from "../../../src/store/run-lock.ts";
import { sampleBrief } from "../../support/brief.ts";
import { plannedVideo } from "../../support/planned-video.ts";
import { temporaryFolder } from "../../support/store.ts";
import { temporaryServices } from "../../support/video-services.ts";

const failure = (kind: ErrorKind, details = {}): AppError =>
  new AppError({ kind, code: "told-so", message: `a ${kind} failure`, hint: "do this", details });
const LATER = failure("waiting", { untilMs: Date.now() + 86_400_000 });

interface Works {
  /** What planning ends with, instead of videos. */
  plan?: () => unknown;
  /** What the making of a video ends with, by its number; undefined: well. */
  video?: (index: number) => unknown;
  lane?: Step["lane"];
}

/** A product whose videos cost nothing to make: planning and making are one step each. */
async function setUp(works: Works = {}, change: Partial<AdvanceOptions> = {}) {
  const events: PipelineEvent[] = [];
  const bugs: unknown[] = [];
  const services = await temporaryServices((event) => events.push(event));
  const step = (id: string, run: Step["run"]): Step => ({
    id,
    effect: "none",
    lane: works.lane ?? "free",
    run,
  });
  const think = step("think", async ({ job }) => {
    const error = works.plan?.();
    if (error !== undefined) throw error;
    const count = (await getRun(services.store, job.runId))?.videoCount ?? 0;
    const ids = Array.from({ length: count }, () => services.newId("video"));
    const row = { runId: job.runId, conceptId: "con_1", title: "A video", status: "waiting" } as const;
    return {
      result: null,
      rows: async (scope) =>
        await insertVideos(
          scope,
          ids.map((id) => ({ ...row, id })),
          1,
        ),
      enqueue: ids.map((videoId, index) => ({
        runId: job.runId,
        kind: "video" as const,
        label: `video ${index}`,
        videoId,
        priority: job.priority,
        input: { index },
      })),
    };
  });
  const make = step("make", async ({ job }) => {
    const error = await works.video?.(Number(job.input["index"]));
    if (error !== undefined) throw error;
    return {
      result: null,
      rows: async (scope) => await updateVideo(scope, job.videoId ?? "", { status: "posted" }),
    };
  });
  const options: AdvanceOptions = {
    services,
    jobs: { plan: { steps: [think] }, video: { steps: [make] }, post: { steps: [] } },
    lock: takeRunLock(temporaryFolder(), { pid: process.pid, startedAtMs: 0, command: "test" }),
    composeJobs: 1,
    limits: {},
    sealKey: async () => Buffer.alloc(32),
    reportBug: (error) => bugs.push(error),
    signal: new AbortController().signal,
    ...change,
  };
  const start = async (brief: Partial<Brief> = {}, maxSpendUsdMicros?: number) => {
    const outFolder = temporaryFolder();
    const wanted = sampleBrief({ outFolder, ...brief });
    return await startRun({ brief: wanted, priority: 4, maxSpendUsdMicros }, options);
  };
  const resume = async (runId?: string) => await resumeRuns({ runId }, options);
  const runs = async () => await listRuns(services.store, { limit: 9 });
  const told = (type: PipelineEvent["type"]) => events.filter((event) => event.type === type);
  return { services, store: services.store, start, resume, runs, told, bugs };
}

describe("a run that is started", () => {
  test("is worked on until nothing of it is left, and says what became of it", async () => {
    const { start, store, told } = await setUp();
    const { document, exitCode, waitingJobCount } = await start({ count: 2 }, 70_000);
    expect([exitCode, waitingJobCount]).toEqual([0, 0]);
    expect(document).toMatchObject({
      status: "completed",
      videos: [{ status: "posted" }, { status: "posted" }],
    });
    expect(await getRun(store, document.runId)).toMatchObject({
      status: "completed",
      finishedAtMs: expect.any(Number),
      maxSpendUsdMicros: 70_000,
    });
    expect((await jobsOfRun(store, document.runId)).map(({ priority }) => priority)).toEqual([4, 4, 4]);
    expect(told("run-start")).toEqual([{ type: "run-start", runId: document.runId, videoCount: 2 }]);
    expect(told("run-end")).toEqual([{ type: "run-end", document }]);
  });

  test("leaves older runs alone, and counts what waits of them", async () => {
    const { start, services, store } = await setUp();
    const older = await plannedVideo(services);
    await updateJob(store, older.planJobId, { status: "parked" }, 1);
    expect(await start()).toMatchObject({ waitingJobCount: 1, parkedJobCount: 1 });
    expect((await jobsOfRun(store, older.runId)).map(({ status }) => status)).toEqual(["parked", "queued"]);
  });

  test("without a key or a budget for AI shots keeps that they are drawn here, whatever is there later", async () => {
    const { start, runs, store } = await setUp();
    await start({ shots: "ai" });
    const [run] = await runs();
    expect(await getBrief(store, run?.briefId ?? "")).toMatchObject({ shots: "ai", localBecause: "no key" });
  });

  test("of which one part waits is partly finished", async () => {
    const { start } = await setUp({ video: (index) => (index === 1 ? LATER : undefined) });
    const { document, exitCode } = await start({ count: 2 });
    expect([document.status, exitCode]).toEqual(["partial", 8]);
  });

  test("that waits has no end in its row", async () => {
    const { start, runs } = await setUp({ video: () => LATER });
    const { document, exitCode, waitingJobCount } = await start();
    expect([document.status, exitCode, waitingJobCount]).toEqual(["waiting", 9, 0]);
    expect(await runs()).toMatchObject([{ status: "waiting", finishedAtMs: null }]);
  });

  test.each<[Step["lane"], number, number]>([
    ["compute", 1, 1],
    ["compute", 2, 2],
    ["free", 1, 4],
    ["free", 2, 5],
  ])("does %s work with --jobs %i in %i places", async (lane, composeJobs, places) => {
    let inFlight = 0;
    let most = 0;
    const video = async (): Promise<undefined> => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      // Until all places are taken, and then long enough to see one too many.
      await vi.waitFor(() => expect(most).toBeGreaterThanOrEqual(places), { timeout: 2_000, interval: 5 });
      await new Promise((resolve) => setTimeout(resolve, 20));
      inFlight -= 1;
    };
    await (await setUp({ video, lane }, { composeJobs })).start({ count: 7 });
    expect(most).toBe(places);
  });
});

describe("a run that cannot be started is told before anything is written down", () => {
  test("because nobody has its voice", async () => {
    const { start, runs, told } = await setUp();
    await expect(start({ voice: "flite:nobody" })).rejects.toMatchObject({ code: "voice-unknown" });
    expect([await runs(), told("run-start")]).toEqual([[], []]);
  });

  test("because its folder is a file", async () => {
    const { start, runs } = await setUp();
    const outFolder = join(temporaryFolder(), "file");
    writeFileSync(outFolder, "");
    await expect(start({ outFolder })).rejects.toMatchObject({ code: "folder-is-file" });
    expect(await runs()).toEqual([]);
  });
});

describe("a plan that fails", () => {
  test.each<ErrorKind>(["config", "usage", "refused"])(
    "for a %s reason is the run's answer",
    async (kind) => {
      const { start, runs, told } = await setUp({ plan: () => failure(kind) });
      const answer = await start().catch((error: unknown) => error);
      const [run] = await runs();
      expect(answer).toBeInstanceOf(AppError);
      expect(answer).toMatchObject({
        kind,
        code: "told-so",
        message: `a ${kind} failure`,
        hint: "do this",
        details: { runId: run?.id },
      });
      expect(run).toMatchObject({ status: "failed", finishedAtMs: expect.any(Number) });
      expect(told("run-end")).toEqual([]);
    },
  );

  test("by a defect of ours keeps where it happened", async () => {
    const bug = new TypeError("undefined is not a function");
    const { start, runs, bugs } = await setUp({ plan: () => bug });
    const told = await start().catch((error: unknown) => error);
    expect(told).not.toBeInstanceOf(AppError);
    expect(told).toMatchObject({ message: bug.message, stack: bug.stack });
    expect(bugs).toEqual([bug]);
    expect(await runs()).toMatchObject([{ status: "failed" }]);
  });
});

test("a cancelled run says which, and goes on where it was", async () => {
  const cancel = new AbortController();
  const works = { video: () => cancel.abort(new Error("stop")) };
  const { start, runs, told } = await setUp(works, { signal: cancel.signal });
  const error = await start().catch((thrown: unknown) => thrown);
  const [run] = await runs();
  expect(error).toMatchObject({ kind: "cancelled", code: "run-cancelled", details: { runId: run?.id } });
  expect([run?.status, told("run-end")]).toEqual(["running", []]);
});

test("a run that is named is allowed what is said when it goes on, and no other run is", async () => {
  const { start, resume, store } = await setUp({}, { limits: { perRunUsdMicros: 9_000_000 } });
  const [named, other] = [await start({}, 5_000_000), await start({}, 5_000_000)];
  const limitOf = async (runId: string) => (await getRun(store, runId))?.maxSpendUsdMicros;
  await resume();
  expect(await limitOf(named.document.runId)).toBe(5_000_000);
  await resume(named.document.runId);
  expect(await limitOf(named.document.runId)).toBe(9_000_000);
  expect(await limitOf(other.document.runId)).toBe(5_000_000);
});

describe("runs that are resumed", () => {
  /** Two runs whose videos wait, and a product that can make them by now. */
  async function twoThatWait() {
    let isReady = false;
    const made = await setUp({ video: () => (isReady ? undefined : LATER) });
    const older = (await made.start()).document.runId;
    const newer = (await made.start()).document.runId;
    isReady = true;
    for (const runId of [older, newer])
      for (const { id, status } of await jobsOfRun(made.store, runId))
        if (status === "waiting") await updateJob(made.store, id, { notBeforeMs: 1 }, 1);
    return { ...made, older, newer };
  }

  test("are all that are due, and the newest is named", async () => {
    const { resume, runs, newer, told } = await twoThatWait();
    const { document, exitCode, waitingJobCount } = await resume();
    expect([exitCode, waitingJobCount]).toEqual([0, 0]);
    expect(document).toMatchObject({ runId: newer, status: "completed" });
    expect(document.videos).toHaveLength(2);
    expect((await runs()).map(({ status }) => status)).toEqual(["completed", "completed"]);
    expect(told("run-start").at(-1)).toEqual({ type: "run-start", runId: newer, videoCount: 2 });
    expect(told("run-end").at(-1)).toEqual({ type: "run-end", document });
  });

  test("may be one alone; the other still waits", async () => {
    const { resume, runs, older, newer } = await twoThatWait();
    const { document, waitingJobCount } = await resume(older);
    expect(document).toMatchObject({ runId: older, status: "completed" });
    expect(document.videos).toHaveLength(1);
    expect(waitingJobCount).toBe(1);
    expect(await runs()).toMatchObject([
      { id: newer, status: "waiting" },
      { id: older, status: "completed" },
    ]);
  });

  test("go on with what a person has mended", async () => {
    let isMended = false;
    const { start, resume } = await setUp({ video: () => (isMended ? undefined : failure("config")) });
    const { document } = await start();
    expect(document.status).toBe("failed");
    isMended = true;
    expect((await resume()).document).toMatchObject({ runId: document.runId, status: "completed" });
  });

  test("may be none, which is fine", async () => {
    const { resume } = await setUp();
    const { document, exitCode, waitingJobCount } = await resume();
    expect(document).toMatchObject({ runId: "", status: "completed", videos: [] });
    expect([exitCode, waitingJobCount]).toEqual([0, 0]);
  });

  test("say that they were stopped, and no run's name when it was no single one", async () => {
    const { resume, told } = await setUp({}, { signal: AbortSignal.abort() });
    await expect(resume()).rejects.toMatchObject({ code: "run-cancelled", details: {} });
    await expect(resume("run_1")).rejects.toMatchObject({ details: { runId: "run_1" } });
    expect(told("run-end")).toEqual([]);
  });
});
