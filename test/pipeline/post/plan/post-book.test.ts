import { expect, test } from "vitest";
import { openPostBook } from "../../../../src/pipeline/post/plan/post-book.ts";
import { insertSocialPost } from "../../../../src/store/repositories/social-posts.ts";
import { HOUR_MS, NOON_MS, openChannel } from "../../../support/delivered-video.ts";
import { PLATFORMS, samplePostOrder } from "../../../support/post-order.ts";
import { socialPost } from "../../../support/sample-post.ts";

const REQUEST = {
  accountIds: undefined,
  atMs: undefined,
  fromMs: NOON_MS,
  gapMs: HOUR_MS,
  platforms: PLATFORMS,
  delivery: null,
};
const taken = (id: string, change: Parameters<typeof socialPost>[1] = {}) => ({
  ...socialPost(id, { scheduledAtMs: NOON_MS, ...change }),
  createdAtMs: 1,
});

test("knows when each account is free next, and a post that is taken moves it on", async () => {
  const { services, connect } = await openChannel();
  const { store } = services;
  await connect("acc_1", "youtube");
  await connect("acc_2", "tiktok");
  await insertSocialPost(store, socialPost("pst_1", { accountId: "acc_1", scheduledAtMs: NOON_MS }), 1);
  const book = await openPostBook(store, REQUEST);
  const nextMs = () => ["youtube", "tiktok"].map((one) => (book.poolOf(one)[0]?.nextMs ?? 0) - NOON_MS);
  expect(nextMs()).toEqual([HOUR_MS, 0]);
  expect(book.isFullUntil(NOON_MS)).toBe(false);
  book.take(taken("pst_2", { accountId: "acc_2", platform: "tiktok", videoId: "vid_9" }), "rivers");
  expect(nextMs()).toEqual([HOUR_MS, HOUR_MS]);
  expect(book.isFullUntil(NOON_MS)).toBe(true);
  expect(book.history.ofVideo("tiktok", "vid_9")?.postId).toBe("pst_2");
});

test("a moment that is asked for holds for every account; only those that were named are there", async () => {
  const { services, connect } = await openChannel();
  await connect("acc_1", "youtube", { slots: ["09:00"] });
  await connect("acc_2", "youtube");
  const book = await openPostBook(services.store, { ...REQUEST, accountIds: ["acc_1"], atMs: NOON_MS + 7 });
  expect(book.poolOf("youtube").map(({ account, nextMs }) => [account.id, nextMs])).toEqual([
    ["acc_1", NOON_MS + 7],
  ]);
});

test("knows the newest post of the same video or file on an account, whatever became of it", async () => {
  const { services, connect } = await openChannel();
  const { store } = services;
  await connect("acc_1", "tiktok");
  const order = samplePostOrder({ videoId: "vid_1", fileSha256: "f" });
  const book = async () => await openPostBook(store, REQUEST);
  expect((await book()).latestOfSame(order)).toBe("");
  await insertSocialPost(store, socialPost("pst_1", { videoId: "vid_1", status: "failed" }), 1);
  expect((await book()).latestOfSame(order)).toBe("pst_1");
  await insertSocialPost(
    store,
    socialPost("pst_2", { videoId: "vid_2", mediaSha256: "f", dedupeKey: "k" }),
    1,
  );
  const opened = await book();
  expect(opened.latestOfSame(order)).toBe("pst_2");
  opened.take(taken("pst_3", { videoId: "vid_1" }), "");
  expect(opened.latestOfSame(order)).toBe("pst_3");
  expect(opened.latestOfSame({ ...order, accountId: "acc_9" })).toBe("");
});
