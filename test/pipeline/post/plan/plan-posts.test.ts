import { createHash } from "node:crypto";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { getJob } from "../../../../src/store/repositories/jobs.ts";
import { getPost, updatePost } from "../../../../src/store/repositories/social-posts.ts";
import { updateVideo } from "../../../../src/store/repositories/videos.ts";
import { HOUR_MS, NOON_MS, openChannel } from "../../../support/delivered-video.ts";
import { madeClip } from "../../../support/made-clips.ts";
import { samplePostWishes } from "../../../support/post-order.ts";

async function setUp() {
  const { services, deliver, ...channel } = await openChannel();
  return { ...channel, store: services.store, delivered: async () => (await deliver()).videoId, deliver };
}

test("one account of each platform has it, at its time, with a job that waits for that time", async () => {
  const { store, delivered, connect, plan } = await setUp();
  await connect("acc_1", "tiktok", { slots: ["18:00"] });
  await connect("acc_2", "tiktok", { slots: ["15:00"] });
  await connect("acc_3", "youtube");
  const planned = await plan(await delivered());
  expect(
    planned.map(({ post }) => [post.accountId, post.status, new Date(post.scheduledAtMs).toISOString()]),
  ).toEqual([
    ["acc_3", "waiting", "2026-11-29T12:00:00.000Z"],
    ["acc_2", "waiting", "2026-11-29T15:00:00.000Z"],
  ]);
  const post = await getPost(store, planned[1]?.post.id ?? "");
  expect(await getJob(store, post?.jobId ?? "")).toMatchObject({
    kind: "post",
    status: "waiting",
    notBeforeMs: post?.scheduledAtMs,
    input: {
      postId: post?.id,
      account: "acc_2",
      order: { caption: "Three giants #asia", delivery: "draft" },
    },
  });
});

test("an account is not used twice within its gap, and the next video goes to the one that is free first", async () => {
  const { delivered, connect, plan } = await setUp();
  await connect("acc_1", "youtube");
  await connect("acc_2", "youtube");
  const files = ["a", "b", "c"];
  const times = [];
  for (const _file of files) {
    const [planned] = await plan(await delivered(), {
      wishes: samplePostWishes({ overrides: ["allow-repost"] }),
    });
    times.push([planned?.post.accountId, ((planned?.post.scheduledAtMs ?? 0) - NOON_MS) / HOUR_MS]);
  }
  expect(times).toEqual([
    ["acc_1", 0],
    ["acc_2", 0],
    ["acc_1", 1],
  ]);
});

test("what the gate holds back is held, with its findings and without a job", async () => {
  const { store, delivered, connect, plan } = await setUp();
  await connect("acc_1", "youtube");
  const [planned] = await plan(await delivered(), { forbiddenWords: ["giants"] });
  expect(planned?.post).toMatchObject({ status: "held", jobId: null });
  expect(planned?.checks.find(({ id }) => id === "post-words")?.status).toBe("failed");
  expect((await getPost(store, planned?.post.id ?? ""))?.facts["checks"]).toEqual(planned?.checks);
});

test("every post is held where a person reviews them", async () => {
  const { delivered, connect, plan } = await setUp();
  await connect("acc_1", "youtube");
  const [planned] = await plan(await delivered(), { isReviewed: true });
  expect(planned?.post).toMatchObject({
    status: "held",
    jobId: null,
    orderHash: expect.stringMatching(/^[0-9a-f]{16}$/),
  });
});

test("a video is planned once on a platform; again only when that is named, and then as a post of its own", async () => {
  const { store, delivered, connect, plan } = await setUp();
  await connect("acc_1", "youtube");
  const videoId = await delivered();
  const [first] = await plan(videoId);
  await expect(plan(videoId)).rejects.toMatchObject({ kind: "usage", code: "account-unfitting" });
  const [named] = await plan(videoId, { accountIds: ["acc_1"] });
  expect(named?.post.status).toBe("held");
  const [again] = await plan(videoId, { wishes: samplePostWishes({ overrides: ["allow-repost"] }) });
  expect(again?.post).toMatchObject({ status: "waiting" });
  expect(again?.post.dedupeKey).not.toBe(first?.post.dedupeKey);
  const ids = [first, named, again].map((one) => one?.post.id ?? "");
  for (const id of ids) await updatePost(store, id, { status: "failed" });
  expect((await plan(videoId))[0]?.post.status).toBe("waiting");
});

test("a time that is asked for is kept, whatever the slots", async () => {
  const { delivered, connect, plan } = await setUp();
  await connect("acc_1", "youtube", { slots: ["09:00"] });
  const [planned] = await plan(await delivered(), { atMs: NOON_MS + 90_000 });
  expect(planned?.post.scheduledAtMs).toBe(NOON_MS + 90_000);
});

test("the account of the brief's niche has it, though nothing in the video says the word", async () => {
  const { connect, deliver, plan } = await setUp();
  await connect("acc_1", "youtube");
  await connect("acc_2", "youtube", { niche: "owls" });
  await connect("acc_3", "youtube", { niche: "climate" });
  const owls = await deliver({}, { topic: "Owls at night", packs: [] });
  expect((await plan(owls.videoId))[0]?.account.id).toBe("acc_2");
  const packed = await deliver({}, { packs: ["climate"] });
  expect((await plan(packed.videoId))[0]?.account.id).toBe("acc_3");
  const neither = await deliver({}, { packs: [] });
  expect((await plan(neither.videoId))[0]?.account.id).toBe("acc_1");
});

test("says why nothing can be planned", async () => {
  const { delivered, connect, plan, store } = await setUp();
  const videoId = await delivered();
  await expect(plan(videoId)).rejects.toThrow("No account is connected");
  await connect("acc_1", "youtube", { language: "de" });
  await expect(plan(videoId)).rejects.toThrow("None of youtube/acc_1 can have");
  await updateVideo(store, videoId, { status: "rejected" });
  await expect(plan(videoId)).rejects.toMatchObject({ code: "video-not-finished" });
});

test("a file that was edited after its delivery is planned as it is now", async () => {
  const { deliver, connect, plan } = await openChannel();
  await connect("acc_1", "youtube");
  const { videoId, folder } = await deliver();
  const file = join(folder, "video.mp4");
  copyFileSync(await madeClip("sharp"), file);
  const [planned] = await plan(videoId);
  const bytes = readFileSync(file);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  expect(planned?.post).toMatchObject({
    mediaSha256: sha256,
    facts: { order: { fileSha256: sha256, byteCount: bytes.length, durationMs: 10_000 } },
  });
});
