import { expect, test } from "vitest";
import { newRandomId } from "../../src/core/ids.ts";
import { reserveBudget } from "../../src/pipeline/budget.ts";
import { resolveJob } from "../../src/pipeline/resolve.ts";
import { type EffectRow, getEffect, insertEffect } from "../../src/store/repositories/effects.ts";
import { insertJobs, updateJob } from "../../src/store/repositories/jobs.ts";
import { committedSpend } from "../../src/store/repositories/spend-ledger.ts";
import { readMemory, writeMemory } from "../../src/store/repositories/step-memories.ts";
import { temporaryStore } from "../support/store.ts";

const clock = { nowMs: () => 500 };

async function stoppedJob(
  jobStatus: "parked" | "failed" | "running",
  effectState: EffectRow["state"],
  kind: EffectRow["kind"] = "publishes",
) {
  const store = await temporaryStore();
  const tools = { newId: newRandomId, nowMs: 1 };
  const [jobId = ""] = await insertJobs(store, [{ runId: "run_1", kind: "post", label: "a post" }], tools);
  await updateJob(store, jobId, { status: jobStatus, attemptCount: 3 }, 1);
  const key = `${jobId}/publish/1`;
  const ledgerId = await reserveBudget(
    store,
    { effectKey: key, runId: "run_1", videoId: null, providerId: "fake", amountUsdMicros: 70 },
    { perRunUsdMicros: 100 },
    tools,
  );
  await insertEffect(store, {
    key,
    jobId,
    runId: "run_1",
    providerId: "fake",
    kind,
    state: effectState,
    token: "t",
    owner: "o",
    leaseUntilMs: 0,
    ledgerId,
    handle: null,
    isHandleSealed: 0,
    result: null,
    message: "reset",
    intentAtMs: 0,
    updatedAtMs: 0,
  });
  return { store, jobId, key };
}

test.each([
  [{ kind: "posted", url: "https://v/1" } as const, "done", "queued", 70],
  [{ kind: "done", handle: "h" } as const, "submitted", "queued", 70],
  [{ kind: "not-posted" } as const, "not-sent", "queued", 0],
  [{ kind: "retry" } as const, "intent", "queued", 70],
  [{ kind: "drop" } as const, "dropped", "dropped", 70],
])("%o settles a parked job", async (resolution, effectState, status, committed) => {
  const { store, jobId, key } = await stoppedJob("parked", "parked");
  expect(await resolveJob(store, jobId, resolution, clock)).toMatchObject({ status });
  expect((await getEffect(store, key))?.state).toBe(effectState);
  expect(await committedSpend(store, "runId", "run_1")).toBe(committed);
});

test("what may have been bought is bought again when a person says retry; what may be posted is only asked about", async () => {
  const { store, jobId, key } = await stoppedJob("parked", "parked", "spends");
  await resolveJob(store, jobId, { kind: "retry" }, clock);
  expect(await getEffect(store, key)).toMatchObject({ state: "not-sent" });
  const post = await stoppedJob("parked", "parked");
  await writeMemory(post.store, { key: post.key, sealed: "prepared" }, 1);
  await resolveJob(post.store, post.jobId, { kind: "retry" }, clock);
  expect(await getEffect(post.store, post.key)).toMatchObject({ state: "intent", intentAtMs: 500 });
  expect(await readMemory(post.store, post.key)).toBe("prepared");
});

test.each(["not-posted", "retry"] as const)(
  "what was prepared for an attempt that came to nothing is forgotten with it: %s",
  async (kind) => {
    const { store, jobId, key } = await stoppedJob(
      kind === "retry" ? "failed" : "parked",
      kind === "retry" ? "refused" : "parked",
    );
    await writeMemory(store, { key, sealed: "prepared" }, 1);
    await resolveJob(store, jobId, { kind }, clock);
    expect(await readMemory(store, key)).toBeUndefined();
  },
);

test("a failed job is tried again from its first attempt, its refused effect too", async () => {
  const { store, jobId, key } = await stoppedJob("failed", "refused");
  expect(await resolveJob(store, jobId, { kind: "retry" }, clock)).toMatchObject({
    status: "queued",
    attemptCount: 0,
  });
  expect((await getEffect(store, key))?.state).toBe("not-sent");
});

test("what cannot be resolved says why", async () => {
  const running = await stoppedJob("running", "intent");
  await expect(resolveJob(running.store, running.jobId, { kind: "drop" }, clock)).rejects.toMatchObject({
    code: "job-not-resolvable",
  });
  const failed = await stoppedJob("failed", "refused");
  await expect(
    resolveJob(failed.store, failed.jobId, { kind: "posted", url: "u" }, clock),
  ).rejects.toMatchObject({ kind: "usage", code: "job-not-resolvable" });
  await expect(resolveJob(failed.store, "job_x", { kind: "drop" }, clock)).rejects.toMatchObject({
    code: "job-unknown",
  });
});

/** A job of which two shots are in doubt. */
async function twoInDoubt() {
  const { store, jobId } = await stoppedJob("parked", "done");
  const keys = ["b1.runway:gen4.5", "b2.runway:gen4.5"].map((part) => `${jobId}/shots/${part}`);
  for (const key of keys) {
    const ledgerId = await reserveBudget(
      store,
      { effectKey: key, runId: "run_1", videoId: null, providerId: "runway", amountUsdMicros: 10 },
      { perRunUsdMicros: 100 },
      { newId: newRandomId, nowMs: 1 },
    );
    await insertEffect(store, {
      key,
      jobId,
      runId: "run_1",
      providerId: "runway",
      kind: "spends",
      state: "parked",
      token: "t",
      owner: "o",
      leaseUntilMs: 0,
      ledgerId,
      handle: null,
      isHandleSealed: 0,
      result: null,
      message: "reset",
      intentAtMs: 0,
      updatedAtMs: 0,
    });
  }
  const states = async () =>
    await Promise.all(keys.map(async (key) => (await getEffect(store, key))?.state ?? "none"));
  return { store, jobId, states };
}

test.each([["b2"], ["b2.runway:gen4.5"], ["shots/b2.runway:gen4.5"]])(
  "one of several is settled by its name, %s, and the job goes on after the last",
  async (part) => {
    const { store, jobId, states } = await twoInDoubt();
    const resolution = { kind: "done", handle: "task-2", part } as const;
    expect(await resolveJob(store, jobId, resolution, clock)).toMatchObject({ status: "parked" });
    expect(await states()).toEqual(["parked", "submitted"]);
    const last = { kind: "not-posted", part: "b1" } as const;
    expect(await resolveJob(store, jobId, last, clock)).toMatchObject({ status: "queued" });
    expect(await states()).toEqual(["not-sent", "submitted"]);
  },
);

test("nobody guesses whose handle it is when several are in doubt", async () => {
  const { store, jobId, states } = await twoInDoubt();
  for (const resolution of [{ kind: "done", handle: "h" } as const, { kind: "posted", url: "u" } as const])
    await expect(resolveJob(store, jobId, resolution, clock)).rejects.toMatchObject({
      code: "resolution-unclear",
      message: expect.stringContaining("shots/b1.runway:gen4.5, shots/b2.runway:gen4.5"),
      hint: expect.stringContaining("--part"),
    });
  const other = { kind: "not-posted", part: "b" } as const;
  await expect(resolveJob(store, jobId, other, clock)).rejects.toMatchObject({
    code: "job-not-resolvable",
    hint: expect.stringContaining("shots/b1.runway:gen4.5"),
  });
  expect(await states()).toEqual(["parked", "parked"]);
});

test.each([
  [{ kind: "not-posted" } as const, "not-sent", 70],
  [{ kind: "drop" } as const, "dropped", 90],
])("%o is said of all that is in doubt", async (resolution, state, committed) => {
  const { store, jobId, states } = await twoInDoubt();
  await resolveJob(store, jobId, resolution, clock);
  expect(await states()).toEqual([state, state]);
  expect(await committedSpend(store, "runId", "run_1")).toBe(committed);
});
