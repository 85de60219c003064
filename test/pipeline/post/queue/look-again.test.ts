import { expect, test } from "vitest";
import { AppError } from "../../../../src/core/app-error.ts";
import type { PostWishes } from "../../../../src/model/post-wishes.ts";
import { lookAgain } from "../../../../src/pipeline/post/queue/look-again.ts";
import { seal } from "../../../../src/pipeline/seal.ts";
import type { PostNews, Publisher } from "../../../../src/providers/contracts/publisher.ts";
import { insertEffect } from "../../../../src/store/repositories/effects.ts";
import { deleteAccount } from "../../../../src/store/repositories/social-accounts.ts";
import { getPost, type PostChange, updatePost } from "../../../../src/store/repositories/social-posts.ts";
import { HOUR_MS, NOON_MS, openChannel } from "../../../support/delivered-video.ts";
import { samplePostWishes } from "../../../support/post-order.ts";

const DAY_MS = 24 * HOUR_MS;
const KEY = Buffer.alloc(32, 7);
const LIVE: PostNews = { state: "live", url: "https://youtu.be/1", platformPostId: "1" };

/** A post that went out at noon and stands so; its platform says this of it now. */
async function outAs(
  change: PostChange,
  news: () => PostNews = () => LIVE,
  wishes: Partial<PostWishes> = { delivery: "direct" },
) {
  const asked: string[] = [];
  const warnings: string[] = [];
  const channel = await openChannel({
    emit: (event) => {
      if (event.type === "warning") warnings.push(event.message);
    },
    accountPublisher: async () =>
      ({
        status: async (handle: string) => {
          asked.push(handle);
          return news();
        },
      }) as Pick<Publisher, "status"> as Publisher,
  });
  const { services, clock } = channel;
  const { store } = services;
  await channel.connect("acc_1", "youtube");
  const [planned] = await channel.plan((await channel.deliver()).videoId, {
    wishes: samplePostWishes(wishes),
  });
  const id = planned?.post.id ?? "";
  const post = async () => await getPost(store, id);
  const jobId = (await post())?.jobId ?? "";
  const key = `${jobId}/publish/1`;
  const row = { token: "t", owner: "o", leaseUntilMs: 0, ledgerId: null, result: "{}", message: null };
  const times = { intentAtMs: 1, updatedAtMs: 1 };
  const about = {
    key,
    jobId,
    runId: "run_1",
    providerId: "youtube",
    kind: "publishes",
    state: "done",
  } as const;
  await insertEffect(store, {
    ...row,
    ...times,
    ...about,
    handle: seal("video 1", KEY, key),
    isHandleSealed: 1,
  });
  await updatePost(store, id, { postedAtMs: NOON_MS, ...change });
  const look = async (atMs: number) => {
    clock.now = atMs;
    return await lookAgain({ services, sealKey: async () => KEY, signal: new AbortController().signal });
  };
  return { look, post, asked, warnings, id, store };
}

test("a draft that a person has posted is live, with its address", async () => {
  const { look, post, asked, id } = await outAs({ status: "draft" });
  expect(await look(NOON_MS + HOUR_MS)).toEqual([id]);
  expect(asked).toEqual(["video 1"]);
  expect(await post()).toMatchObject({
    status: "live",
    url: "https://youtu.be/1",
    platformPostId: "1",
    postedAtMs: NOON_MS,
    facts: { because: null, lookedAtMs: NOON_MS + HOUR_MS },
  });
  expect(await look(NOON_MS + 5 * HOUR_MS)).toEqual([]);
  expect(asked).toHaveLength(1);
});

test("it is asked at most once an hour, for a week", async () => {
  const still: PostNews = { state: "draft", url: null, platformPostId: null, because: "in the inbox" };
  const { look, post, asked } = await outAs({ status: "draft" }, () => still);
  await look(NOON_MS + HOUR_MS - 1);
  expect(asked).toEqual([]);
  for (let atMs = NOON_MS; atMs <= NOON_MS + 9 * DAY_MS; atMs += HOUR_MS / 2) await look(atMs);
  expect(asked).toHaveLength(7 * 24);
  expect(await post()).toMatchObject({ status: "draft", facts: { because: "in the inbox" } });
});

test("what its platform makes public is looked at when its time has come, however late that is", async () => {
  const atMs = NOON_MS + DAY_MS;
  const { look, post, asked, id } = await outAs({
    status: "scheduled",
    scheduledAtMs: atMs,
    postedAtMs: null,
  });
  await look(atMs - 1);
  expect(asked).toEqual([]);
  expect(await look(atMs + 30 * DAY_MS)).toEqual([id]);
  expect(await post()).toMatchObject({ status: "live", postedAtMs: atMs });
});

test.each([
  [{ status: "live", url: null }, { delivery: "direct" }, 1],
  [{ status: "live", url: "https://youtu.be/1" }, { delivery: "direct" }, 0],
  [{ status: "private", url: null }, { delivery: "draft" }, 1],
  [{ status: "private", url: null }, { delivery: "direct" }, 0],
  [{ status: "private", url: null }, { delivery: "direct", isScheduledThere: true }, 1],
  [{ status: "locked-private", url: null }, { delivery: "direct" }, 0],
  [{ status: "pending", url: null }, { delivery: "direct" }, 0],
] as const)("of %o by %o it asks %d times", async (change, wishes, count) => {
  const { look, asked } = await outAs(change, () => LIVE, wishes);
  await look(NOON_MS + HOUR_MS);
  expect(asked).toHaveLength(count);
});

test.each<PostNews>([
  { state: "failed", kind: "refused", message: "it was taken down" },
  { state: "nothing", message: "it was taken down" },
  { state: "unsure", message: "it was taken down" },
  { state: "pending", because: "it was taken down" },
])("what is there stays there, and $state is only told", async (news) => {
  const { look, post } = await outAs({ status: "draft" }, () => news);
  expect(await look(NOON_MS + HOUR_MS)).toEqual([]);
  expect(await post()).toMatchObject({ status: "draft", facts: { because: "it was taken down" } });
});

test("what cannot be asked now is told, and asked again an hour later", async () => {
  const { look, post, asked, warnings } = await outAs({ status: "draft" }, () => {
    throw new AppError({ kind: "transient", code: "down", message: "no answer" });
  });
  await look(NOON_MS + HOUR_MS);
  await look(NOON_MS + HOUR_MS + 1);
  expect(warnings).toEqual([expect.stringContaining("no answer")]);
  await look(NOON_MS + 2 * HOUR_MS);
  expect(asked).toHaveLength(2);
  expect((await post())?.status).toBe("draft");
});

test("nobody is asked for an account that was removed", async () => {
  const { look, asked, warnings, store } = await outAs({ status: "draft" });
  await deleteAccount(store, "acc_1");
  expect(await look(NOON_MS + HOUR_MS)).toEqual([]);
  expect([asked, warnings]).toEqual([[], []]);
});
