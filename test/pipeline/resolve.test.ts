import { expect, test } from "vitest";
import { newRandomId } from "../../src/core/ids.ts";
import { reserveBudget } from "../../src/pipeline/budget.ts";
import { resolveJob } from "../../src/pipeline/resolve.ts";
import { type EffectRow, getEffect, insertEffect } from "../../src/store/repositories/effects.ts";
import { insertJobs, updateJob } from "../../src/store/repositories/jobs.ts";
import { committedSpend } from "../../src/store/repositories/spend-ledger.ts";
import { temporaryStore } from "../support/store.ts";

const clock = { nowMs: () => 500 };

async function stoppedJob(jobStatus: "parked" | "failed" | "running", effectState: EffectRow["state"]) {
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
    kind: "publishes",
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
  [{ kind: "retry" } as const, "not-sent", "queued", 70],
  [{ kind: "drop" } as const, "dropped", "dropped", 70],
])("%o settles a parked job", async (resolution, effectState, status, committed) => {
  const { store, jobId, key } = await stoppedJob("parked", "parked");
  expect(await resolveJob(store, jobId, resolution, clock)).toMatchObject({ status });
  expect((await getEffect(store, key))?.state).toBe(effectState);
  expect(await committedSpend(store, "runId", "run_1")).toBe(committed);
});

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
