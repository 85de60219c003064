import { describe, expect, test } from "vitest";
import type { ErrorKind } from "../../src/core/app-error.ts";
import { Lane } from "../../src/pipeline/lanes.ts";
import type { JobDefinition, Step } from "../../src/pipeline/step-table.ts";
import { finishedSteps, recordStep } from "../../src/store/repositories/job-steps.ts";
import { getJob, jobsOfRun, updateJob } from "../../src/store/repositories/jobs.ts";
import { getVideo, updateVideo } from "../../src/store/repositories/videos.ts";
import { answers, failure, oneJob, step, throws } from "../support/one-job.ts";

describe("a job that ends well", () => {
  test("tells whoever watches what happens, in order, with the time that each step took", async () => {
    const { run, job, events, clock, row } = await oneJob([
      step("write", async ({ progress, warn }) => {
        progress(3, 9, "lines");
        warn("a long line");
        clock.now += 70;
        return { result: null };
      }),
      answers("voice", "heard"),
    ]);
    expect(await run()).toBe("done");
    const jobId = job.id;
    expect(events).toEqual([
      { type: "job-start", jobId, jobKind: "video", label: job.label, steps: ["write", "voice"] },
      { type: "step-start", jobId, step: "write" },
      { type: "step-progress", jobId, step: "write", done: 3, total: 9, unit: "lines" },
      { type: "warning", jobId, message: "a long line" },
      { type: "step-end", jobId, step: "write", elapsedMs: 70 },
      { type: "step-start", jobId, step: "voice" },
      { type: "step-end", jobId, step: "voice", elapsedMs: 0 },
      { type: "job-end", jobId, status: "done", message: null, hint: null },
    ]);
    expect(await row()).toMatchObject({ status: "done", error: null, waitingFor: null });
  });

  test("never runs a finished step again; its result reaches the ones that are open", async () => {
    const seen: unknown[] = [];
    const steps = [
      step("write", () => Promise.reject(new Error("written already"))),
      answers("voice", "heard"),
      step("shots", async ({ results }) => {
        seen.push(Object.fromEntries(results));
        return { result: "drawn" };
      }),
    ];
    const { run, store, job } = await oneJob(steps);
    await recordStep(store, job.id, { step: "write", result: { words: 7 }, elapsedMs: 1, finishedAtMs: 1 });
    expect(await run()).toBe("done");
    expect(seen).toEqual([{ write: { words: 7 }, voice: "heard" }]);
    expect(await finishedSteps(store, job.id)).toHaveLength(3);
  });

  test("that has nothing left to do is done", async () => {
    const { run, store, job, row } = await oneJob([]);
    await updateJob(store, job.id, { waitingFor: "a vendor" }, 1);
    expect(await run()).toBe("done");
    expect(await row()).toMatchObject({ status: "done", waitingFor: null });
  });

  test("writes a step's rows and adds its jobs with its result", async () => {
    const { run, store, runId, videoId, row } = await oneJob([
      step("write", async ({ job }) => ({
        result: null,
        rows: async (scope) => await updateVideo(scope, job.videoId ?? "", { title: "Written" }),
        enqueue: [{ runId: job.runId, kind: "post", label: "to the outbox" }],
      })),
    ]);
    await run();
    expect((await row())?.status).toBe("done");
    expect((await getVideo(store, videoId))?.title).toBe("Written");
    expect((await jobsOfRun(store, runId)).map(({ label }) => label)).toContain("to the outbox");
  });

  test("waits for its turn to compute, and for nothing else", async () => {
    const log: string[] = [];
    const note = (id: string, lane: Step["lane"]): Step =>
      step(
        id,
        async () => {
          log.push(id);
          return { result: null };
        },
        { lane },
      );
    const { run } = await oneJob([note("voice", "free"), note("compose", "compute")]);
    const compute = new Lane(1);
    let leave: () => void = () => undefined;
    const other = compute.use(0, new AbortController().signal, () => {
      log.push("another computes");
      return new Promise<void>((resolve) => {
        leave = () => {
          log.push("another is done");
          resolve();
        };
      });
    });
    const ended = run(compute);
    const pause = async (): Promise<void> => await new Promise((resolve) => setTimeout(resolve, 20));
    while (!log.includes("voice")) await pause();
    await pause();
    leave();
    expect(await ended).toBe("done");
    await other;
    expect(log).toEqual(["another computes", "voice", "another is done", "compose"]);
  });
});

describe("a step that fails", () => {
  test.each<[ErrorKind, string]>([
    ["gated", "rejected"],
    ["refused", "failed"],
    ["config", "failed"],
  ])("for a %s reason leaves its job %s, with the reason in its row", async (kind, status) => {
    const { run, row, stops, events, bugs } = await oneJob([throws(failure(kind))]);
    expect(await run()).toBe(status);
    const message = `a ${kind} failure`;
    expect(await row()).toMatchObject({
      status,
      waitingFor: null,
      error: { kind, code: "told-so", message },
    });
    expect(stops).toEqual([{ status, kind, message }]);
    expect(events.at(-1)).toMatchObject({ type: "job-end", status, message, hint: null });
    expect(bugs).toEqual([]);
  });

  test("by a defect of ours is reported, with its stack in the row", async () => {
    const error = new TypeError("undefined is not a function");
    const { run, row, bugs, job } = await oneJob([throws(error)]);
    expect(await run()).toBe("failed");
    expect(bugs).toEqual([[job.id, error]]);
    expect((await row())?.error).toMatchObject({ kind: "bug", stack: expect.stringContaining("run-job") });
  });

  test.each([undefined, "/videos/a.mp4"])("because the disk is full says where: %s", async (path) => {
    const full = Object.assign(new Error("no space"), { code: "ENOSPC", path });
    const { run, row, homeFolder } = await oneJob([throws(full)]);
    await run();
    const message = expect.stringContaining(path ?? homeFolder);
    expect((await row())?.error).toMatchObject({ kind: "config", message });
  });

  test("for a passing reason is tried again later, one attempt poorer", async () => {
    const { run, row, clock, stops } = await oneJob([throws(failure("transient"))]);
    expect(await run()).toBe("waiting");
    expect(await row()).toMatchObject({
      status: "waiting",
      attemptCount: 1,
      notBeforeMs: clock.now + 2_000,
      waitingFor: "another attempt: a transient failure",
    });
    expect(stops).toMatchObject([{ status: "waiting" }]);
    await run();
    expect(await row()).toMatchObject({ attemptCount: 2, notBeforeMs: clock.now + 10_000 });
  });

  test("and came further than before has all its attempts; one that comes no further has not", async () => {
    const reached = [4, 4, 2, 4, 9];
    const { run, row } = await oneJob([
      step("upload", async ({ progress }) => {
        progress(reached.shift() ?? 0, 10, "bytes");
        throw failure("transient");
      }),
    ]);
    const attempts = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await run();
      attempts.push((await row())?.attemptCount);
    }
    expect(attempts).toEqual([1, 2, 3, 3, 1]);
  });

  test("is what its kind of job says that it is", async () => {
    const { run, row, tools, stops } = await oneJob([throws(failure("refused"))]);
    tools.jobs.video.judge = async (_scope, _job, { error }) => ({ next: "stop", status: "parked", error });
    expect(await run()).toBe("parked");
    expect([(await row())?.status, stops[0]?.status]).toEqual(["parked", "parked"]);
  });

  test("because something takes its time costs no attempt", async () => {
    const { run, row } = await oneJob([throws(failure("waiting", { untilMs: 9_000, waitingFor: "a slot" }))]);
    expect(await run()).toBe("waiting");
    expect(await row()).toMatchObject({ attemptCount: 0, notBeforeMs: 9_000, waitingFor: "a slot" });
  });

  test("after another succeeded has all its attempts", async () => {
    const inRow: (number | undefined)[] = [];
    const fall = step("voice", async ({ job }) => {
      inRow.push((await getJob(store, job.id))?.attemptCount);
      throw failure("transient");
    });
    const { run, row, store, job } = await oneJob([answers("write", ""), fall]);
    await updateJob(store, job.id, { attemptCount: 3 }, 1);
    expect(await run()).toBe("waiting");
    expect(inRow).toEqual([0]);
    expect(await row()).toMatchObject({ attemptCount: 1 });
  });

  test("while its rows are written leaves neither rows nor jobs nor a result", async () => {
    const { run, store, job, runId, videoId } = await oneJob([
      step("write", async () => ({
        result: null,
        rows: async (scope) => {
          await updateVideo(scope, videoId, { title: "Half written" });
          throw new Error("the database said no");
        },
        enqueue: [{ runId, kind: "post", label: "to the outbox" }],
      })),
    ]);
    expect(await run()).toBe("failed");
    expect(await finishedSteps(store, job.id)).toEqual([]);
    expect((await getVideo(store, videoId))?.title).toBe("Most people in Asia");
    expect((await jobsOfRun(store, runId)).map(({ label }) => label)).not.toContain("to the outbox");
  });

  test("has what its end means for the video written with it, or neither", async () => {
    const mark: JobDefinition["whenStopped"] = async (scope, job, { status }) =>
      await updateVideo(scope, job.videoId ?? "", { status });
    const marked = await oneJob([throws(failure("gated"))], {}, mark);
    await marked.run();
    expect((await getVideo(marked.store, marked.videoId))?.status).toBe("rejected");
    const unmarked = await oneJob([throws(failure("gated"))], {}, async () => {
      throw new Error("the database said no");
    });
    await expect(unmarked.run()).rejects.toThrow("the database said no");
    expect(await unmarked.row()).toMatchObject({ status: "running", error: null });
  });
});

test("a job that is cancelled is ready for the next run, and nobody calls it failed", async () => {
  const cancel = new AbortController();
  const steps = [
    answers("write", "kept"),
    step("voice", async ({ signal }) => {
      cancel.abort(new Error("stop"));
      signal.throwIfAborted();
      return { result: null };
    }),
  ];
  const { run, row, store, job, events, stops } = await oneJob(steps, { signal: cancel.signal });
  expect(await run()).toBe("cancelled");
  expect(await row()).toMatchObject({ status: "queued", error: null, attemptCount: 0 });
  expect((await finishedSteps(store, job.id)).map(({ result }) => result)).toEqual(["kept"]);
  expect(stops).toEqual([]);
  expect(events.some(({ type }) => type === "job-end")).toBe(false);
});

test("every boundary that a crash may hit is passed in order", async () => {
  const hits: string[] = [];
  const faults = { hit: (point: string, where: string) => void hits.push(`${point} ${where}`) };
  const { run } = await oneJob([answers("write", ""), answers("voice", "")], { faults });
  await run();
  expect(hits).toEqual([
    "job-claimed video",
    "step-started video/write",
    "step-before-commit video/write",
    "step-committed video/write",
    "step-started video/voice",
    "step-before-commit video/voice",
    "step-committed video/voice",
    "job-finished video",
  ]);
});
