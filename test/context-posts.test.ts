import { expect, it } from "vitest";
import { openPostDesk } from "../src/context-posts.ts";
import { openChannel } from "./support/delivered-video.ts";
import { samplePostWishes } from "./support/post-order.ts";

async function setUp(isReviewed = false) {
  const rules = { isReviewed, gapMs: 0, forbiddenWords: [], wishes: () => samplePostWishes() };
  const channel = await openChannel({ posting: () => rules });
  const desk = openPostDesk({ services: async () => channel.services, signal: new AbortController().signal });
  await channel.connect("acc_1", "youtube");
  await channel.connect("acc_2", "tiktok");
  return { ...channel, desk };
}

const request = { accounts: [], atMs: undefined, overrides: [] };

it("plans a video by enough of its id, on the accounts that are named, and queues it", async () => {
  const { desk, deliver } = await setUp();
  const { videoId } = await deliver();
  const planned = await desk.planPost(videoId, { ...request, accounts: ["youtube/acc_1"], title: "Mine" });
  expect(planned.posts.map(({ platform, account }) => `${platform}/${account}`)).toEqual(["youtube/acc_1"]);
  expect((await desk.listQueue()).posts).toHaveLength(1);
  const id = planned.posts[0]?.id ?? "";
  expect((await desk.changePost(id, { kind: "pause" })).posts[0]?.status).toBe("paused");
  expect((await desk.listPosts({ videoId, limit: 5 })).posts[0]?.status).toBe("paused");
});

it("plans all finished videos", async () => {
  const { desk, deliver } = await setUp();
  await deliver();
  expect((await desk.schedulePosts({ ...request, days: 1 })).posts).toHaveLength(2);
});

it("approves what is held by its hash", async () => {
  const { desk, deliver } = await setUp(true);
  const { videoId } = await deliver();
  const [held] = (await desk.planPost(videoId, { ...request, accounts: ["youtube"] })).posts;
  expect(held?.status).toBe("held");
  const approved = await desk.approvePost(held?.id ?? "", { hash: held?.hash ?? "", overrides: [] });
  expect(approved.posts[0]?.status).toBe("waiting");
});

it("names the accounts that there are when one is not among them", async () => {
  const { desk, deliver } = await setUp();
  const { videoId } = await deliver();
  await expect(desk.planPost(videoId, { ...request, accounts: ["vimeo"] })).rejects.toMatchObject({
    kind: "usage",
    code: "account-unknown",
    hint: expect.stringContaining("youtube/acc_1"),
  });
});
