import { expect, test } from "vitest";
import { changePost, type PostMove } from "../../../../src/pipeline/post/queue/change-post.ts";
import { getJob, updateJob } from "../../../../src/store/repositories/jobs.ts";
import { getPost, updatePost } from "../../../../src/store/repositories/social-posts.ts";
import { HOUR_MS, NOON_MS, openChannel } from "../../../support/delivered-video.ts";
import { samplePostWishes } from "../../../support/post-order.ts";

async function setUp(wishes = samplePostWishes()) {
  const { services, deliver, connect, plan } = await openChannel();
  await connect("acc_1", "youtube", { slots: ["18:00"] });
  const [planned] = await plan((await deliver()).videoId, { wishes });
  const id = planned?.post.id ?? "";
  const post = async () => await getPost(services.store, id);
  const jobId = (await post())?.jobId ?? "";
  const change = async (move: PostMove) => await changePost(id, move, services);
  return {
    store: services.store,
    id,
    jobId,
    post,
    change,
    job: async (at: string) => await getJob(services.store, at),
  };
}

test("a paused post has no job; going on gives it another one for its time", async () => {
  const { change, job, jobId } = await setUp();
  expect(await change({ kind: "pause" })).toMatchObject({ status: "paused", jobId: null });
  expect((await job(jobId))?.status).toBe("dropped");
  const again = await change({ kind: "go-on" });
  expect(again).toMatchObject({ status: "waiting" });
  expect(again.jobId).not.toBe(jobId);
  expect(await job(again.jobId ?? "")).toMatchObject({ status: "waiting", notBeforeMs: again.scheduledAtMs });
});

test("a moved post goes out at its new time, by the same job", async () => {
  const { change, job, jobId } = await setUp();
  const atMs = NOON_MS + 30 * HOUR_MS;
  expect(await change({ kind: "move", atMs })).toMatchObject({
    status: "waiting",
    scheduledAtMs: atMs,
    jobId,
  });
  expect(await job(jobId)).toMatchObject({ status: "waiting", notBeforeMs: atMs });
});

test("a moved post that its platform makes public is told its new time, by another job", async () => {
  const { change, job, jobId } = await setUp(samplePostWishes({ isScheduledThere: true }));
  expect(await job(jobId)).toMatchObject({ status: "queued", notBeforeMs: NOON_MS });
  const atMs = NOON_MS + 30 * HOUR_MS;
  const moved = await change({ kind: "move", atMs });
  expect(moved).toMatchObject({
    status: "waiting",
    scheduledAtMs: atMs,
    facts: { order: { publishAtMs: atMs } },
  });
  expect((await job(jobId))?.status).toBe("dropped");
  expect(await job(moved.jobId ?? "")).toMatchObject({
    status: "queued",
    input: { order: { publishAtMs: atMs } },
  });
});

test("a dropped post never goes out", async () => {
  const { change, job, jobId } = await setUp();
  expect(await change({ kind: "drop" })).toMatchObject({ status: "dropped", jobId: null });
  expect((await job(jobId))?.status).toBe("dropped");
  await expect(change({ kind: "go-on" })).rejects.toMatchObject({ code: "post-not-paused" });
});

test.each(["pending", "live", "parked"] as const)("what is %s cannot be changed any more", async (status) => {
  const { store, id, change, post } = await setUp();
  await updatePost(store, id, { status });
  await expect(change({ kind: "drop" })).rejects.toMatchObject({ kind: "usage", code: "post-under-way" });
  expect((await post())?.status).toBe(status);
});

test("what a process has just taken cannot be changed any more, and an unknown one not at all", async () => {
  const { store, jobId, change } = await setUp();
  await updateJob(store, jobId, { status: "running" }, 1);
  await expect(change({ kind: "pause" })).rejects.toThrow("being sent");
  const { services } = await openChannel();
  await expect(changePost("pst_9", { kind: "drop" }, services)).rejects.toMatchObject({
    code: "post-unknown",
  });
});
