import { expect, test } from "vitest";
import { newRandomId } from "../../../src/core/ids.ts";
import { describeJob, describeJobs, isoTime } from "../../../src/pipeline/answers/describe-jobs.ts";
import { insertEffect } from "../../../src/store/repositories/effects.ts";
import { recordStep } from "../../../src/store/repositories/job-steps.ts";
import { getJob, updateJob } from "../../../src/store/repositories/jobs.ts";
import { plannedVideo } from "../../support/planned-video.ts";
import { temporaryStore } from "../../support/store.ts";

async function setUp() {
  const store = await temporaryStore();
  return { store, ...(await plannedVideo({ store, newId: newRandomId, clock: { nowMs: () => 1000 } })) };
}

test("jobs are listed by state and run, and those not listed are counted while they are open", async () => {
  const { store, job, runId, planJobId } = await setUp();
  await updateJob(store, planJobId, { status: "done" }, 2000);
  const ids = async (filter: Parameters<typeof describeJobs>[1]) =>
    (await describeJobs(store, filter)).jobs.map(({ id }) => id);
  expect(await ids({ limit: 9 })).toEqual([job.id, planJobId]);
  expect(await ids({ limit: 9, status: "done" })).toEqual([planJobId]);
  expect(await ids({ limit: 9, runId: "run_other" })).toEqual([]);
  expect(await ids({ limit: 1, runId })).toEqual([job.id]);
  expect((await describeJobs(store, { limit: 9, status: "done" })).openCount).toBe(1);
  await updateJob(store, job.id, { status: "parked" }, 3000);
  expect(await describeJobs(store, { limit: 9, status: "done" })).toMatchObject({
    openCount: 0,
    parkedCount: 1,
  });
});

test("a job says what it waits for until when, and what stopped it, without a stack", async () => {
  const { store, job } = await setUp();
  const error = { kind: "bug" as const, code: "x", message: "ours", hint: null, stack: "at secret.ts" };
  await updateJob(store, job.id, { status: "waiting", notBeforeMs: 5000, waitingFor: "runway", error }, 2000);
  const { jobs } = await describeJobs(store, { limit: 1 });
  expect(jobs[0]).toMatchObject({
    status: "waiting",
    notBefore: "1970-01-01T00:00:05.000Z",
    waitingFor: "runway",
    error: { kind: "bug", code: "x", message: "ours" },
    createdAt: "1970-01-01T00:00:01.000Z",
    updatedAt: "1970-01-01T00:00:02.000Z",
  });
  expect(JSON.stringify(jobs)).not.toContain("secret.ts");
});

test("one job shows its finished steps and its effects, without their handles", async () => {
  const { store, job, runId } = await setUp();
  await recordStep(store, job.id, { step: "script", result: 1, elapsedMs: 12, finishedAtMs: 3000 });
  await insertEffect(store, {
    key: "k",
    jobId: job.id,
    runId,
    providerId: "runway",
    kind: "spends",
    state: "parked",
    token: "t",
    owner: "o",
    leaseUntilMs: 0,
    ledgerId: null,
    handle: "secret-handle",
    isHandleSealed: 0,
    result: null,
    message: "reset",
    intentAtMs: 0,
    updatedAtMs: 0,
  });
  const shown = await describeJob(store, (await getJob(store, job.id)) ?? job);
  expect(shown.steps).toEqual([{ name: "script", finishedAt: "1970-01-01T00:00:03.000Z", elapsedMs: 12 }]);
  expect(shown.effects).toEqual([{ key: "k", state: "parked", provider: "runway", message: "reset" }]);
  expect(shown.job.notBefore).toBeNull();
});

test("times are ISO", () => expect(isoTime(1)).toBe("1970-01-01T00:00:00.001Z"));
