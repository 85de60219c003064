import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { schedulePosts } from "../../../../src/pipeline/post/plan/schedule-posts.ts";
import { HOUR_MS, NOON_MS, openChannel } from "../../../support/delivered-video.ts";
import { samplePostWishes } from "../../../support/post-order.ts";

const DAY_MS = 24 * HOUR_MS;

async function setUp(slots: string[]) {
  const channel = await openChannel();
  await channel.connect("acc_1", "youtube", { slots, dailyCap: 1 });
  const schedule = async (days: number) =>
    await schedulePosts(
      {
        accountIds: undefined,
        untilMs: NOON_MS + days * DAY_MS,
        wishes: samplePostWishes({ overrides: ["allow-repost"] }),
        isReviewed: false,
        forbiddenWords: [],
        gapMs: HOUR_MS,
      },
      channel.services,
    );
  return { ...channel, schedule };
}

test("plans every finished video that has no post, the oldest first, as far ahead as is wished", async () => {
  const { deliver, schedule } = await setUp(["18:00"]);
  const videoIds = [];
  for (let count = 0; count < 4; count += 1) videoIds.push((await deliver()).videoId);
  const planned = await schedule(2);
  expect(planned.map(({ post }) => [post.videoId, new Date(post.scheduledAtMs).toISOString()])).toEqual([
    [videoIds[0], "2026-11-29T18:00:00.000Z"],
    [videoIds[1], "2026-11-30T18:00:00.000Z"],
  ]);
  expect(await schedule(2)).toEqual([]);
  expect((await schedule(3)).map(({ post }) => post.videoId)).toEqual([videoIds[2]]);
});

test("a video whose folder is gone, or that fits nobody, keeps no other one from its place", async () => {
  const { deliver, schedule } = await setUp([]);
  const gone = await deliver();
  rmSync(gone.folder, { recursive: true });
  await deliver({ platforms: [{ platform: "tiktok", title: "", caption: "c", hashtags: [] }] });
  const good = await deliver();
  expect((await schedule(1)).map(({ post }) => post.videoId)).toEqual([good.videoId]);
});

test("a platform that had no room, or no account, the last time has its turn the next time", async () => {
  const { deliver, connect, services } = await openChannel();
  await connect("acc_1", "youtube");
  await connect("acc_2", "tiktok", { slots: ["11:00"] });
  const schedule = async (days: number) =>
    await schedulePosts(
      {
        accountIds: undefined,
        untilMs: NOON_MS + days * DAY_MS,
        wishes: samplePostWishes(),
        isReviewed: false,
        forbiddenWords: [],
        gapMs: HOUR_MS,
      },
      services,
    );
  await deliver();
  const accountsOf = (planned: Awaited<ReturnType<typeof schedule>>) =>
    planned.map(({ account }) => account.id);
  expect(accountsOf(await schedule(0.5))).toEqual(["acc_1"]);
  expect(accountsOf(await schedule(1))).toEqual(["acc_2"]);
  expect(accountsOf(await schedule(1))).toEqual([]);
  await connect("acc_3", "instagram");
  const named = { accountIds: ["acc_1", "acc_2"], untilMs: NOON_MS + DAY_MS, wishes: samplePostWishes() };
  const rules = { isReviewed: false, forbiddenWords: [], gapMs: HOUR_MS };
  expect(await schedulePosts({ ...named, ...rules }, services)).toEqual([]);
  expect(accountsOf(await schedule(1))).toEqual(["acc_3"]);
});
