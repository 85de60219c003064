import { expect, test } from "vitest";
import { AppError } from "../../src/core/app-error.ts";
import { newRandomId } from "../../src/core/ids.ts";
import type { JobStatus } from "../../src/model/job-status.ts";
import { type CancelTools, cancelJob } from "../../src/pipeline/cancel-job.ts";
import { seal } from "../../src/pipeline/seal.ts";
import type { JobEnding } from "../../src/providers/contracts/clip-maker.ts";
import { type EffectRow, effectsOfJob, insertEffect } from "../../src/store/repositories/effects.ts";
import { getJob, updateJob } from "../../src/store/repositories/jobs.ts";
import { getPost, insertSocialPost } from "../../src/store/repositories/social-posts.ts";
import { committedSpend, reserveSpend, spendsSince } from "../../src/store/repositories/spend-ledger.ts";
import { getVideo, insertVideos } from "../../src/store/repositories/videos.ts";
import { sampleEffect } from "../support/content.ts";
import { addJobs } from "../support/jobs.ts";
import { socialPost } from "../support/sample-post.ts";
import { temporaryStore } from "../support/store.ts";

const SEAL_KEY = Buffer.alloc(32, 7);
const RUNS: JobEnding = { state: "pending" };

/** What `ending` answers, the last one for ever. Of the vendors only these can be asked to stop. */
const ENDINGS: Readonly<Record<string, readonly (JobEnding | Error)[]>> = {
  able: [RUNS, { state: "ended", isMade: false, message: "able stopped", costUsdMicros: 12 }],
  free: [RUNS, { state: "ended", isMade: false, message: "free stopped", costUsdMicros: 0 }],
  mute: [RUNS, { state: "ended", isMade: false, message: "mute stopped" }],
  done: [{ state: "ended", isMade: true, message: "it was made", costUsdMicros: 50 }],
  late: [RUNS, RUNS, { state: "ended", isMade: true, message: "it was made after all" }],
  slow: [RUNS],
  away: [new AppError({ kind: "transient", code: "x", message: "away is away" })],
  shut: [new AppError({ kind: "config", code: "x", message: "no key for shut" })],
  odd: [RUNS, new AppError({ kind: "transient", code: "x", message: "odd answered HTML" })],
  broken: [new TypeError("oops")],
  sealed: [RUNS, { state: "ended", isMade: false, message: "sealed stopped", costUsdMicros: 0 }],
};

/** A job with these effects, each with 70 reserved. */
async function jobWith(status: JobStatus, effects: (Partial<EffectRow> & { part: string })[]) {
  const store = await temporaryStore();
  const [jobId = ""] = await addJobs(store, [{ label: "Rivers" }]);
  await updateJob(store, jobId, { status, waitingFor: "able" }, 1);
  for (const { part, ...change } of effects) {
    const key = `${jobId}/shots/${part}`;
    const ledgerId = await reserveSpend(
      store,
      { effectKey: key, runId: "run_1", videoId: null, providerId: part, amountUsdMicros: 70 },
      { newId: newRandomId, nowMs: 1 },
    );
    const row = { jobId, ledgerId, providerId: part, handle: `h-${part}`, ...change };
    await insertEffect(store, sampleEffect(key, row));
  }
  const told: string[] = [];
  const waits: number[] = [];
  const asked = new Map<string, number>();
  const stop = new AbortController();
  const tools: CancelTools = {
    store,
    clock: { nowMs: () => 500 },
    makerOf: (id) => {
      const answers = ENDINGS[id];
      if (!answers) return undefined;
      return {
        cancel: async (handle) => void told.push(handle),
        ending: async (_handle, { estimateUsdMicros }) => {
          expect(estimateUsdMicros).toBe(id === "sealed" ? 0 : 70);
          const count = asked.get(id) ?? 0;
          asked.set(id, count + 1);
          const answer = answers[Math.min(count, answers.length - 1)];
          if (!answer || answer instanceof Error) throw answer;
          return answer;
        },
      };
    },
    sealKey: async () => SEAL_KEY,
    wait: async (delayMs) => void waits.push(delayMs),
    signal: stop.signal,
  };
  const states = async () => (await effectsOfJob(store, jobId)).map(({ state }) => state);
  const spends = async () =>
    (await spendsSince(store, undefined)).map(({ state, amountUsdMicros }) => `${state} ${amountUsdMicros}`);
  const counted = async () => await committedSpend(store, "runId", "run_1");
  const cancel = async () => {
    const { document, exitCode } = await cancelJob(jobId, tools);
    const ends = document.effects.map((one) => [one.outcome, one.countedUsd * 1e6, one.isCostKnown]);
    return { ...document, exitCode, ends };
  };
  return { tools, jobId, told, waits, stop, states, spends, counted, cancel };
}

const submitted = (...parts: string[]) => parts.map((part) => ({ part, state: "submitted" as const }));

test("asks whoever makes something of it to stop, drops the job, and settles what each says that it cost", async () => {
  const at = await jobWith("waiting", [
    ...submitted("able", "free", "mute"),
    { part: "made", state: "done" },
    { part: "no", state: "refused" },
  ]);
  const { job, ends, effects, exitCode } = await at.cancel();
  expect(job).toMatchObject({ status: "dropped", waitingFor: null });
  expect(at.told).toEqual(["h-able", "h-free", "h-mute"]);
  expect(ends).toEqual([
    ["stopped", 12, true],
    ["stopped", 0, true],
    ["stopped", 70, false],
  ]);
  expect(effects[0]?.message).toBe("able stopped");
  expect(exitCode).toBe(0);
  expect((await at.states()).toSorted()).toEqual(["done", "dropped", "dropped", "dropped", "refused"]);
  expect(await at.counted()).toBe(12 + 0 + 70 + 2 * 70);
  expect((await at.spends()).toSorted().slice(0, 2)).toEqual(["reserved 70", "reserved 70"]);
});

test("what was made, goes on, or is in doubt keeps its handle, so that a retry buys nothing twice", async () => {
  const at = await jobWith("parked", [
    ...submitted("done", "late", "unable"),
    { part: "sent", state: "intent" },
    { part: "stuck", state: "parked" },
  ]);
  const { ends, exitCode } = await at.cancel();
  expect(ends.map((end) => end.join(" ")).toSorted()).toEqual([
    "cannot-stop 70 false",
    "ended 50 true",
    "ended 70 false",
    "in-doubt 70 false",
    "in-doubt 70 false",
  ]);
  expect(at.told).toEqual(["h-late"]);
  expect(exitCode).toBe(0);
  expect((await at.states()).toSorted()).toEqual(["intent", "parked", "submitted", "submitted", "submitted"]);
  expect(await at.counted()).toBe(50 + 4 * 70);
  expect((await at.spends()).every((spend) => spend.startsWith("settled"))).toBe(true);
});

test("who does not say yet what became of it keeps its reservation, and is asked again the next time", async () => {
  const at = await jobWith("waiting", submitted("slow"));
  const first = await at.cancel();
  expect([first.ends, first.exitCode]).toEqual([[["stopping", 70, false]], 9]);
  expect(at.waits).toEqual([2_000, 2_000, 2_000, 2_000]);
  expect([await at.states(), await at.spends()]).toEqual([["submitted"], ["reserved 70"]]);
  expect((await at.cancel()).job.status).toBe("dropped");
  expect(at.told).toEqual(["h-slow", "h-slow"]);
});

test.each([
  ["away", "not-reached", "away is away", 4, []],
  ["shut", "not-reached", "no key for shut", 3, []],
  ["odd", "stopping", "odd was told to stop, and then: odd answered HTML", 9, ["h-odd"]],
])("%s is %s", async (part, outcome, message, code, told) => {
  const at = await jobWith("failed", submitted(part));
  const { effects, exitCode } = await at.cancel();
  expect(effects).toMatchObject([{ outcome, message, isCostKnown: false }]);
  expect([exitCode, at.told]).toEqual([code, told]);
  expect([await at.states(), await at.spends()]).toEqual([["submitted"], ["reserved 70"]]);
  const mixed = await jobWith("failed", submitted(part, "able"));
  expect((await mixed.cancel()).exitCode).toBe(8);
});

test("a bug on the way leaves the job dropped, so that nobody makes it anew", async () => {
  const { cancel, tools, jobId } = await jobWith("waiting", submitted("broken"));
  await expect(cancel()).rejects.toThrow("oops");
  expect(await getJob(tools.store, jobId)).toMatchObject({ status: "dropped" });
});

test("Ctrl-C stops the asking, and another cancel goes on", async () => {
  const at = await jobWith("waiting", submitted("away"));
  at.stop.abort(new Error("Ctrl-C"));
  await expect(at.cancel()).rejects.toThrow("Ctrl-C");
  expect(await at.spends()).toEqual(["reserved 70"]);
});

test("a handle that is a secret is opened for its vendor", async () => {
  const { cancel, told, tools, jobId } = await jobWith("waiting", []);
  const key = `${jobId}/shots/s`;
  const handle = seal("secret", SEAL_KEY, key);
  const change = { jobId, providerId: "sealed", state: "submitted" as const, handle, isHandleSealed: 1 };
  await insertEffect(tools.store, sampleEffect(key, change));
  expect((await cancel()).effects).toMatchObject([{ outcome: "stopped", countedUsd: 0 }]);
  expect(told).toEqual(["secret"]);
});

test("the video of a job that is given up is made no more", async () => {
  const { tools } = await jobWith("queued", []);
  const store = await temporaryStore();
  const [jobId = ""] = await addJobs(store, [{ label: "Lakes", kind: "video", videoId: "vid_1" }]);
  await insertVideos(
    store,
    [{ id: "vid_1", runId: "run_1", conceptId: "con_1", title: "Lakes", status: "waiting" }],
    1,
  );
  await cancelJob(jobId, { ...tools, store });
  expect(await getVideo(store, "vid_1")).toMatchObject({ status: "failed" });
});

test.each([
  ["submitted", "parked"],
  ["intent", "parked"],
  ["not-sent", "dropped"],
] as const)("a post that is cancelled while its effect is %s is %s", async (state, said) => {
  const { tools } = await jobWith("queued", []);
  const store = await temporaryStore();
  const [jobId = ""] = await addJobs(store, [{ label: "Owls", kind: "post", input: { postId: "pst_1" } }]);
  await insertSocialPost(store, socialPost("pst_1", { status: "pending", jobId }), 1);
  await insertEffect(store, sampleEffect(`${jobId}/publish/1`, { jobId, kind: "publishes", state }));
  await cancelJob(jobId, { ...tools, store });
  expect((await getPost(store, "pst_1"))?.status).toBe(said);
});

test("a job that has not begun is dropped; one that ended has nothing to cancel", async () => {
  const queued = await jobWith("queued", []);
  expect(await queued.cancel()).toMatchObject({ job: { status: "dropped" }, effects: [], exitCode: 0 });
  await expect(queued.cancel()).rejects.toMatchObject({ kind: "usage", code: "nothing-to-cancel" });
  const done = await jobWith("done", [{ part: "1", state: "done" }]);
  await expect(done.cancel()).rejects.toMatchObject({ kind: "usage", code: "nothing-to-cancel" });
  await expect(cancelJob("job_9", done.tools)).rejects.toMatchObject({ code: "job-unknown" });
});
