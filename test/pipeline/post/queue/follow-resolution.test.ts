import { expect, test } from "vitest";
import { newRandomId } from "../../../../src/core/ids.ts";
import { refuseSuperseded } from "../../../../src/pipeline/post/queue/follow-resolution.ts";
import { resolveJob } from "../../../../src/pipeline/resolve.ts";
import { getJob, insertJobs, updateJob } from "../../../../src/store/repositories/jobs.ts";
import { getPost, insertSocialPost, updatePost } from "../../../../src/store/repositories/social-posts.ts";
import type { PostStatus } from "../../../../src/store/tables/channel-tables.ts";
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
  ["parked", "parked", "retry", "pending"],
  ["failed", "failed", "retry", "pending"],
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
