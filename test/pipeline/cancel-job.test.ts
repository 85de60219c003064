import { expect, test } from "vitest";
import { AppError } from "../../src/core/app-error.ts";
import { newRandomId } from "../../src/core/ids.ts";
import type { JobStatus } from "../../src/model/job-status.ts";
import { type CancelTools, cancelJob } from "../../src/pipeline/cancel-job.ts";
import { seal } from "../../src/pipeline/seal.ts";
import { type EffectRow, effectsOfJob, insertEffect } from "../../src/store/repositories/effects.ts";
import { getJob, updateJob } from "../../src/store/repositories/jobs.ts";
import { committedSpend, reserveSpend } from "../../src/store/repositories/spend-ledger.ts";
import { sampleEffect } from "../support/content.ts";
import { addJobs } from "../support/jobs.ts";
import { temporaryStore } from "../support/store.ts";

const SEAL_KEY = Buffer.alloc(32, 7);

/** A job with these effects, each with 70 reserved. Of the vendors only `able` and `away` can be asked to stop. */
async function jobWith(status: JobStatus, effects: (Partial<EffectRow> & { part: string })[]) {
  const store = await temporaryStore();
  const [jobId = ""] = await addJobs(store, [{ label: "Rivers" }]);
  await updateJob(store, jobId, { status, waitingFor: "able" }, 1);
  for (const { part, ...change } of effects) {
    const key = `${jobId}/shots/${part}`;
    const ledgerId = await reserveSpend(
      store,
      { effectKey: key, runId: "run_1", videoId: null, providerId: "able", amountUsdMicros: 70 },
      { newId: newRandomId, nowMs: 1 },
    );
    await insertEffect(store, sampleEffect(key, { jobId, ledgerId, providerId: "able", ...change }));
  }
  const asked: string[] = [];
  const cancels: Record<string, (handle: string) => Promise<void>> = {
    able: async (handle) => void asked.push(handle),
    away: () => Promise.reject(new AppError({ kind: "transient", code: "x", message: "away is away" })),
    broken: () => Promise.reject(new TypeError("oops")),
  };
  const tools: CancelTools = {
    store,
    clock: { nowMs: () => 500 },
    cancellerOf: (id) => cancels[id],
    sealKey: async () => SEAL_KEY,
  };
  const states = async () => (await effectsOfJob(store, jobId)).map(({ state }) => state);
  const counted = async () => await committedSpend(store, "runId", "run_1");
  return { tools, jobId, asked, states, counted, cancel: async () => await cancelJob(jobId, tools) };
}

test("asks the vendor of everything under way to stop, drops the job, and keeps the estimate counted", async () => {
  const { cancel, asked, states, counted } = await jobWith("waiting", [
    { part: "1", state: "submitted", handle: "h1" },
    { part: "2", state: "done", handle: "h2" },
    { part: "3", state: "submitted", handle: "h3", providerId: "unable" },
    { part: "4", state: "intent" },
    { part: "5", state: "refused" },
  ]);
  const { job, effects } = await cancel();
  expect(job).toMatchObject({ status: "dropped", waitingFor: null });
  expect(asked).toEqual(["h1"]);
  expect(effects.map(({ outcome, message, countedUsd }) => [outcome, message, countedUsd])).toEqual([
    ["stopped", "able was asked to stop", 0.000_07],
    ["cannot-stop", "unable cannot be asked to stop", 0.000_07],
    ["in-doubt", "whether able ever began is not known", 0.000_07],
  ]);
  expect(await states()).toEqual(["dropped", "done", "dropped", "dropped", "refused"]);
  expect(await counted()).toBe(5 * 70);
});

test("a vendor that was not reached keeps its effect and is asked again the next time", async () => {
  const { cancel, asked, states, tools } = await jobWith("failed", [
    { part: "1", state: "submitted", handle: "h1", providerId: "away" },
    { part: "2", state: "submitted", handle: "h2" },
  ]);
  const first = await cancel();
  expect(first.effects.map(({ outcome, message }) => [outcome, message])).toEqual([
    ["not-reached", "away is away"],
    ["stopped", "able was asked to stop"],
  ]);
  expect(await states()).toEqual(["submitted", "dropped"]);
  const again = await cancelJob(first.job.id, {
    ...tools,
    cancellerOf: () => async (handle) => void asked.push(handle),
  });
  expect(again.effects.map(({ outcome }) => outcome)).toEqual(["stopped"]);
  expect(asked).toEqual(["h2", "h1"]);
});

test("a bug on the way leaves the job dropped, so that nobody makes it anew", async () => {
  const { cancel, tools, jobId } = await jobWith("waiting", [
    { part: "1", state: "submitted", handle: "h", providerId: "broken" },
  ]);
  await expect(cancel()).rejects.toThrow("oops");
  expect(await getJob(tools.store, jobId)).toMatchObject({ status: "dropped" });
});

test("a handle that is a secret is opened for its vendor", async () => {
  const { cancel, asked, tools, jobId } = await jobWith("waiting", []);
  const key = `${jobId}/shots/s`;
  const handle = seal("secret", SEAL_KEY, key);
  const change = { jobId, providerId: "able", state: "submitted" as const, handle, isHandleSealed: 1 };
  await insertEffect(tools.store, sampleEffect(key, change));
  expect((await cancel()).effects).toMatchObject([{ outcome: "stopped", countedUsd: 0 }]);
  expect(asked).toEqual(["secret"]);
});

test("a job that has not begun is dropped; one that ended has nothing to cancel", async () => {
  const queued = await jobWith("queued", []);
  expect(await queued.cancel()).toMatchObject({ job: { status: "dropped" }, effects: [] });
  await expect(queued.cancel()).rejects.toMatchObject({ kind: "usage", code: "nothing-to-cancel" });
  const done = await jobWith("done", [{ part: "1", state: "done" }]);
  await expect(done.cancel()).rejects.toMatchObject({ kind: "usage", code: "nothing-to-cancel" });
  await expect(cancelJob("job_9", done.tools)).rejects.toMatchObject({ code: "job-unknown" });
});
