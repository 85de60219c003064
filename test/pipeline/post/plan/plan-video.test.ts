import { expect, test } from "vitest";
import { readDelivery } from "../../../../src/pipeline/post/order/read-delivery.ts";
import { planVideo } from "../../../../src/pipeline/post/plan/plan-video.ts";
import { openPostBook } from "../../../../src/pipeline/post/plan/post-book.ts";
import { videosToPost } from "../../../../src/store/repositories/videos-to-post.ts";
import { HOUR_MS, NOON_MS, openChannel } from "../../../support/delivered-video.ts";
import { PLATFORMS, samplePostWishes } from "../../../support/post-order.ts";

test("fifteen accounts of three platforms are filled side by side, one account of each platform for a video", async () => {
  const { services, deliver, connect } = await openChannel();
  const platforms = ["tiktok", "youtube", "instagram"];
  for (const platform of platforms)
    for (let n = 1; n <= 5; n += 1) await connect(`acc_${platform}_${n}`, platform);
  const request = {
    accountIds: undefined,
    atMs: undefined,
    fromMs: NOON_MS,
    gapMs: HOUR_MS,
    platforms: PLATFORMS,
    delivery: null,
  };
  const book = await openPostBook(services.store, request);
  const rules = {
    wishes: samplePostWishes(),
    isReviewed: false,
    forbiddenWords: [],
    whenThere: "skip" as const,
  };
  const used = new Map<string, number>();
  for (let count = 0; count < 10; count += 1) {
    const { videoId, folder } = await deliver();
    const [video] = await videosToPost(services.store, [videoId]);
    if (!video) throw new Error("no video");
    const { planned } = planVideo(video, readDelivery(folder), book, rules, services);
    expect(planned.map(({ account }) => account.platform).toSorted()).toEqual(platforms.toSorted());
    for (const { account, post } of planned) {
      used.set(account.id, (used.get(account.id) ?? 0) + 1);
      expect(post.scheduledAtMs).toBe(NOON_MS + (count < 5 ? 0 : HOUR_MS));
    }
  }
  expect([...used.values()]).toEqual(Array.from({ length: 15 }, () => 2));
});

test("nothing is planned for later than is wished, and the book stays as it was", async () => {
  const { services, deliver, connect } = await openChannel();
  await connect("acc_1", "youtube", { slots: ["18:00"] });
  const { videoId, folder } = await deliver();
  const request = {
    accountIds: undefined,
    atMs: undefined,
    fromMs: NOON_MS,
    gapMs: HOUR_MS,
    platforms: PLATFORMS,
    delivery: null,
  };
  const book = await openPostBook(services.store, request);
  const [video] = await videosToPost(services.store, [videoId]);
  if (!video) throw new Error("no video");
  const rules = {
    wishes: samplePostWishes(),
    isReviewed: false,
    forbiddenWords: [],
    whenThere: "skip" as const,
  };
  const plan = async (untilMs: number) =>
    planVideo(video, readDelivery(folder), book, { ...rules, untilMs }, services).planned.length;
  expect(await plan(NOON_MS + HOUR_MS)).toBe(0);
  expect(await plan(NOON_MS + 6 * HOUR_MS)).toBe(1);
  expect(await plan(NOON_MS + 6 * HOUR_MS)).toBe(0);
});
