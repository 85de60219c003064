import { expect, test } from "vitest";
import { describeEnding, duePostIds } from "../../../../src/pipeline/post/queue/due-posts.ts";
import { updateJob } from "../../../../src/store/repositories/jobs.ts";
import { insertSocialPost, updatePost } from "../../../../src/store/repositories/social-posts.ts";
import type { PostStatus } from "../../../../src/store/tables/channel-tables.ts";
import { openChannel } from "../../../support/delivered-video.ts";
import { samplePostOrder } from "../../../support/post-order.ts";
import { socialPost } from "../../../support/sample-post.ts";
import { temporaryStore } from "../../../support/store.ts";

test("due is what waits or is on its way, and whose time has come", async () => {
  const store = await temporaryStore();
  await insertSocialPost(store, socialPost("pst_1", { scheduledAtMs: 20 }), 1);
  await insertSocialPost(store, socialPost("pst_2", { scheduledAtMs: 10, status: "pending" }), 1);
  await insertSocialPost(store, socialPost("pst_3", { scheduledAtMs: 21 }), 1);
  await insertSocialPost(store, socialPost("pst_4", { scheduledAtMs: 5, status: "paused" }), 1);
  const facts = { order: samplePostOrder({ publishAtMs: 99 }) };
  await insertSocialPost(store, socialPost("pst_5", { scheduledAtMs: 99, facts }), 1);
  expect(await duePostIds(store, 20)).toEqual(["pst_2", "pst_1", "pst_5"]);
});

test.each<[PostStatus[], number]>([
  [[], 0],
  [["live", "draft"], 0],
  [["live", "parked"], 8],
  [["parked"], 10],
  [["held"], 10],
  [["pending"], 9],
  [["dropped"], 0],
])("posts that are %j end with %d", async (statuses, exitCode) => {
  const store = await temporaryStore();
  const ids = statuses.map((_status, index) => `pst_${index}`);
  for (const [index, status] of statuses.entries())
    await insertSocialPost(store, socialPost(`pst_${index}`, { status }), 1);
  expect((await describeEnding(store, ids)).exitCode).toBe(exitCode);
});

test("a failed post ends with what its job failed of", async () => {
  const { services, deliver, connect, plan } = await openChannel();
  await connect("acc_1", "youtube");
  const [planned] = await plan((await deliver()).videoId);
  const id = planned?.post.id ?? "";
  const { store } = services;
  const { jobId } = await store.db.selectFrom("socialPosts").select("jobId").executeTakeFirstOrThrow();
  const error = { kind: "refused" as const, code: "account-reconnect-needed", message: "gone", hint: null };
  await updateJob(store, jobId ?? "", { status: "failed", error }, 1);
  await updatePost(store, id, { status: "failed" });
  const { exitCode, document } = await describeEnding(store, [id]);
  expect(exitCode).toBe(5);
  expect(document.posts[0]).toMatchObject({ status: "failed", because: "gone" });
});
