import { expect, test } from "vitest";
import { newRandomId } from "../../../../src/core/ids.ts";
import { refuseSuperseded } from "../../../../src/pipeline/post/queue/follow-resolution.ts";
import { resolveJob } from "../../../../src/pipeline/resolve.ts";
import { insertEffect } from "../../../../src/store/repositories/effects.ts";
import { finishedSteps, recordStep } from "../../../../src/store/repositories/job-steps.ts";
import { getJob, insertJobs, updateJob } from "../../../../src/store/repositories/jobs.ts";
import { getPost, insertSocialPost, updatePost } from "../../../../src/store/repositories/social-posts.ts";
import type { PostStatus } from "../../../../src/store/tables/channel-tables.ts";
import { sampleEffect } from "../../../support/content.ts";
import { socialPost } from "../../../support/sample-post.ts";
import { temporaryStore } from "../../../support/store.ts";

const clock = { nowMs: () => 500 };

async function stoppedPost(status: PostStatus, jobStatus: "parked" | "failed" | "rejected" | "dropped") {
  const store = await temporaryStore();
  const job = { runId: "run_1", kind: "post" as const, label: "a post", input: { postId: "pst_1" } };
  const [jobId = ""] = await insertJobs(store, [job], { newId: newRandomId, nowMs: 1 });
  await updateJob(store, jobId, { status: jobStatus }, 1);
  await insertSocialPost(store, socialPost("pst_1", { status, jobId }), 1);
  return { store, jobId, post: async () => await getPost(store, "pst_1") };
}

test.each([
  ["parked", "parked", "retry", "waiting"],
  ["failed", "failed", "retry", "waiting"],
  ["held", "rejected", "retry", "waiting"],
  ["parked", "parked", "drop", "dropped"],
  ["failed", "failed", "drop", "dropped"],
] as const)(
  "a post that is %s, its job %s, is after %s said to be %s",
  async (status, jobStatus, kind, said) => {
    const { store, jobId, post } = await stoppedPost(status, jobStatus);
    await resolveJob(store, jobId, { kind }, clock);
    expect((await post())?.status).toBe(said);
  },
);

test.each([
  ["submitted", "drop", "parked", "dropped"],
  ["intent", "drop", "parked", "dropped"],
  ["parked", "drop", "parked", "dropped"],
  ["submitted", "retry", "pending", "queued"],
  ["parked", "retry", "pending", "queued"],
  ["not-sent", "drop", "dropped", "dropped"],
] as const)("a post whose effect is %s is after %s %s, its job %s", async (state, kind, said, jobStatus) => {
  const { store, jobId, post } = await stoppedPost("parked", "parked");
  await insertEffect(store, sampleEffect(`${jobId}/publish/1`, { jobId, kind: "publishes", state }));
  expect((await resolveJob(store, jobId, { kind }, clock)).status).toBe(jobStatus);
  expect((await post())?.status).toBe(said);
});

test("a post that was given up and is not there is not sent again; one that is there is live", async () => {
  const { store, jobId, post } = await stoppedPost("parked", "parked");
  const effect = { jobId, kind: "publishes" as const, state: "submitted" as const, handle: "h" };
  await insertEffect(store, sampleEffect(`${jobId}/publish/1`, effect));
  const dropped = await resolveJob(store, jobId, { kind: "drop" }, clock);
  expect(dropped.error?.hint).toContain("--not-posted");
  const there = await resolveJob(store, jobId, { kind: "not-posted" }, clock);
  expect([there.status, (await post())?.status]).toEqual(["dropped", "dropped"]);
});

test("the gate looks again at what nothing was sent of, and not at what may be out", async () => {
  for (const state of ["not-sent", "submitted"] as const) {
    const { store, jobId } = await stoppedPost("failed", "failed");
    await recordStep(store, jobId, { step: "gate", result: {}, elapsedMs: 1, finishedAtMs: 1 });
    await insertEffect(store, sampleEffect(`${jobId}/publish/1`, { jobId, kind: "publishes", state }));
    await resolveJob(store, jobId, { kind: "retry" }, clock);
    expect(await finishedSteps(store, jobId)).toHaveLength(state === "submitted" ? 1 : 0);
  }
});

test.each([
  ["paused", null, "viral queue --go-on pst_1"],
  ["waiting", "job_2", "viral jobs job_2"],
] as const)("a job of before does not send a post that is %s meanwhile", async (status, jobId, hint) => {
  const { store, jobId: old, post } = await stoppedPost("waiting", "dropped");
  await updatePost(store, "pst_1", { status, jobId });
  await expect(resolveJob(store, old, { kind: "retry" }, clock)).rejects.toMatchObject({
    kind: "usage",
    code: "job-not-resolvable",
    hint: expect.stringContaining(hint),
  });
  await resolveJob(store, old, { kind: "drop" }, clock);
  expect(await post()).toMatchObject({ status, jobId });
});

test("what failed and was planned again is not sent a second time by a retry", async () => {
  const store = await temporaryStore();
  const tools = { newId: newRandomId, nowMs: 1 };
  const input = { postId: "pst_1" };
  const [jobId = ""] = await insertJobs(
    store,
    [{ runId: "run_1", kind: "post", label: "a post", input }],
    tools,
  );
  const job = await getJob(store, jobId);
  if (!job) throw new Error("no job");
  await insertSocialPost(store, socialPost("pst_1", { status: "failed", jobId }), 1);
  await refuseSuperseded(store, job);
  await insertSocialPost(store, socialPost("pst_2", { status: "live" }), 1);
  await expect(refuseSuperseded(store, job)).rejects.toMatchObject({
    kind: "usage",
    code: "job-not-resolvable",
  });
});
