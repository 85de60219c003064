import { expect, test } from "vitest";
import { keepPosts } from "../../../../src/pipeline/post/plan/keep-posts.ts";
import { planPosts } from "../../../../src/pipeline/post/plan/plan-posts.ts";
import type { PostPlan } from "../../../../src/pipeline/post/plan/plan-video.ts";
import { getJob, listJobs } from "../../../../src/store/repositories/jobs.ts";
import { getPost, postsInStatus } from "../../../../src/store/repositories/social-posts.ts";
import { HOUR_MS, openChannel } from "../../../support/delivered-video.ts";
import { samplePostWishes } from "../../../support/post-order.ts";

test("each post has its own job, and one that is held has none", async () => {
  const { services, deliver, connect } = await openChannel();
  await connect("acc_1", "youtube");
  const plans: PostPlan[] = [];
  for (const isReviewed of [false, true, false]) {
    const { videoId } = await deliver();
    const rules = {
      wishes: samplePostWishes(),
      forbiddenWords: [],
      gapMs: HOUR_MS,
      whenThere: "skip" as const,
    };
    plans.push(
      await planPosts({ videoId, accountIds: undefined, atMs: undefined, isReviewed, ...rules }, services),
    );
  }
  const { store } = services;
  const before = (await listJobs(store, { limit: 100 })).jobs.length;
  await store.transaction(async (scope) => await keepPosts(scope, plans, services));
  const kept = [];
  for (const { planned } of plans) for (const { post } of planned) kept.push(await getPost(store, post.id));
  expect(kept.map((post) => post?.status)).toEqual(["waiting", "held", "waiting"]);
  expect(kept[1]?.jobId).toBeNull();
  for (const post of [kept[0], kept[2]])
    expect((await getJob(store, post?.jobId ?? ""))?.input["postId"]).toBe(post?.id);
  expect((await listJobs(store, { limit: 100 })).jobs).toHaveLength(before + 2);
});

test("what another process has planned meanwhile is a usage error, and nothing is written twice", async () => {
  const { services, deliver, connect } = await openChannel();
  const { store } = services;
  await connect("acc_1", "youtube");
  const { videoId } = await deliver();
  const rules = {
    wishes: samplePostWishes(),
    forbiddenWords: [],
    gapMs: HOUR_MS,
    whenThere: "skip" as const,
    isReviewed: false,
  };
  const plan = async () =>
    await planPosts({ videoId, accountIds: undefined, atMs: undefined, ...rules }, services);
  const [one, other] = [await plan(), await plan()];
  const keep = async (some: typeof one) =>
    await store.transaction(async (scope) => await keepPosts(scope, [some], services));
  expect(await keep(one)).toHaveLength(1);
  await expect(keep(other)).rejects.toMatchObject({ kind: "usage", code: "post-planned-already" });
  expect(await postsInStatus(store, ["waiting"])).toHaveLength(1);
});
