import { createHash } from "node:crypto";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { AccountFacts } from "../../../../src/model/account.ts";
import { gateStep } from "../../../../src/pipeline/post/gate/gate-step.ts";
import type { AccountLimits, Publisher } from "../../../../src/providers/contracts/publisher.ts";
import { getJob } from "../../../../src/store/repositories/jobs.ts";
import { deleteAccount } from "../../../../src/store/repositories/social-accounts.ts";
import {
  getPost,
  insertSocialPost,
  type NewSocialPost,
} from "../../../../src/store/repositories/social-posts.ts";
import { HOUR_MS, NOON_MS, openChannel } from "../../../support/delivered-video.ts";
import { madeClip } from "../../../support/made-clips.ts";
import { stepContext } from "../../../support/planned-video.ts";
import { samplePostWishes } from "../../../support/post-order.ts";
import { socialPost } from "../../../support/sample-post.ts";

const LIMITS: AccountLimits = {
  displayName: null,
  durationMsMax: null,
  privacies: null,
  disallows: [],
  postsLeft: null,
  resumesAtMs: null,
};

async function gated(
  options: {
    facts?: Partial<AccountFacts>;
    limits?: Partial<AccountLimits>;
    overrides?: "ignore-caps"[];
    /** After noon. */
    atMs?: number;
    isScheduledThere?: boolean;
  } = {},
) {
  const asked: string[] = [];
  const { services, clock, deliver, connect, plan } = await openChannel({
    accountPublisher: async (id) => {
      asked.push(id);
      return { limits: async () => ({ ...LIMITS, ...options.limits }) } as Pick<
        Publisher,
        "limits"
      > as Publisher;
    },
  });
  await connect("acc_1", "youtube", options.facts);
  const { videoId, folder } = await deliver();
  const { overrides = [], isScheduledThere = false, atMs } = options;
  const [planned] = await plan(videoId, { atMs, wishes: samplePostWishes({ overrides, isScheduledThere }) });
  const postId = planned?.post.id ?? "";
  const { store } = services;
  const run = async () => {
    const job = await getJob(store, (await getPost(store, postId))?.jobId ?? "");
    if (!job) throw new Error("the post has no job");
    const done = await gateStep(services).run(stepContext(job));
    await store.transaction(async (scope) => await done.rows?.(scope));
    return done;
  };
  const other = async (id: string, change: Partial<NewSocialPost>) =>
    await insertSocialPost(store, socialPost(id, { platform: "youtube", ...change }), 1);
  return { run, other, folder, store, clock, asked, post: async () => await getPost(store, postId) };
}

test("a post that may go out is on its way, with all that was asked about it", async () => {
  const { run, post, asked } = await gated();
  await run();
  expect(await post()).toMatchObject({ status: "pending", scheduledAtMs: NOON_MS });
  const checks = (await post())?.facts["checks"] as { id: string; status: string }[];
  expect(checks.find(({ id }) => id === "same-file")?.status).toBe("passed");
  expect(asked).toEqual(["acc_1"]);
});

test("what was edited since, or what the platform does not allow now, is held with its reason", async () => {
  const edited = await gated();
  const file = join(edited.folder, "video.mp4");
  copyFileSync(await madeClip("lying"), file);
  await expect(edited.run()).rejects.toMatchObject({
    kind: "gated",
    code: "post-held",
    details: { checks: ["same-file"] },
  });
  // It is approved as it is now: what it is shown with is the new file's.
  expect(await edited.post()).toMatchObject({
    mediaSha256: createHash("sha256").update(readFileSync(file)).digest("hex"),
    facts: { order: { width: 256, height: 144, durationMs: 4_000 } },
  });
  const locked = await gated({ limits: { privacies: ["private"] } });
  await expect(locked.run()).rejects.toMatchObject({ details: { checks: ["account-allows"] } });
  const checks = (await locked.post())?.facts["checks"] as { id: string; status: string }[];
  expect(checks.find(({ id }) => id === "account-allows")?.status).toBe("failed");
});

test("within the gap to another post it waits, asking nobody; a backlog goes out one by one", async () => {
  const { run, other, asked, clock } = await gated();
  await other("pst_0", { status: "live", postedAtMs: NOON_MS - HOUR_MS / 2 });
  await expect(run()).rejects.toMatchObject({ kind: "waiting", details: { untilMs: NOON_MS + HOUR_MS / 2 } });
  expect(asked).toEqual([]);
  clock.now = NOON_MS + HOUR_MS / 2;
  await run();
});

test("beyond the cap of the day it waits for the next one, unless a person said otherwise", async () => {
  const facts = { dailyCap: 1 };
  const capped = await gated({ facts });
  await capped.other("pst_0", { status: "live", postedAtMs: NOON_MS - 5 * HOUR_MS });
  await expect(capped.run()).rejects.toMatchObject({
    details: { untilMs: Date.parse("2026-11-30T00:00:00Z") },
  });
  const free = await gated({ facts, overrides: ["ignore-caps"] });
  await free.other("pst_0", { status: "live", postedAtMs: NOON_MS - HOUR_MS / 60 });
  await free.run();
  const checks = (await free.post())?.facts["checks"] as { id: string; status: string }[];
  expect(checks.find(({ id }) => id === "caps")?.status).toBe("warned");
});

test("what is only planned, or belongs to another account, is in nobody's way", async () => {
  const { run, other } = await gated();
  await other("pst_0", { status: "waiting", scheduledAtMs: NOON_MS + 60_000 });
  await other("pst_1", { status: "live", postedAtMs: NOON_MS, accountId: "acc_2" });
  await run();
});

test("what a platform takes in a day is not passed, however much the account may; its drafts ask for no limits", async () => {
  const { services, connect, deliver, plan } = await openChannel({
    accountPublisher: async () => {
      const limits = async () => await Promise.reject(new Error("a draft needs no direct post"));
      return { limits } as Pick<Publisher, "limits"> as Publisher;
    },
  });
  const { store } = services;
  await connect("acc_1", "tiktok", { dailyCap: 50 });
  const { videoId } = await deliver();
  const [planned] = await plan(videoId);
  expect(planned?.post.facts["order"]).toMatchObject({ delivery: "draft" });
  const run = async () => {
    const job = await getJob(store, (await getPost(store, planned?.post.id ?? ""))?.jobId ?? "");
    if (!job) throw new Error("the post has no job");
    return await gateStep(services).run(stepContext(job));
  };
  const other = async (n: number) =>
    await insertSocialPost(
      store,
      socialPost(`pst_${n}`, {
        videoId: `vid_${n}`,
        mediaSha256: `file ${n}`,
        status: "draft",
        postedAtMs: NOON_MS - (20 - n) * HOUR_MS,
      }),
      1,
    );
  for (let n = 0; n < 4; n += 1) await other(n);
  await run();
  await other(4);
  await expect(run()).rejects.toMatchObject({
    kind: "waiting",
    details: { untilMs: NOON_MS + 4 * HOUR_MS },
  });
});

test("an account that was removed posts nothing", async () => {
  const { run, store, asked } = await gated();
  await deleteAccount(store, "acc_1");
  await expect(run()).rejects.toMatchObject({ kind: "refused", code: "account-missing" });
  expect(asked).toEqual([]);
});

test.each<"ignore-caps"[][]>([[[]], [["ignore-caps"]]])(
  "before its time it waits for it, though its job was woken by a clock that jumped (%j)",
  async (overrides) => {
    const atMs = NOON_MS + 5 * HOUR_MS;
    const { run, asked, clock, post } = await gated({ atMs, overrides });
    await expect(run()).rejects.toMatchObject({
      kind: "waiting",
      code: "post-too-early",
      details: { untilMs: atMs, waitingFor: expect.stringContaining("2026-11-29T17:00") },
    });
    expect(asked).toEqual([]);
    expect((await post())?.status).toBe("waiting");
    clock.now = atMs;
    await run();
  },
);

test("what the platform makes public at its time goes to it at once, and keeps its time", async () => {
  const atMs = NOON_MS + 5 * HOUR_MS;
  const { run, other, post } = await gated({ atMs, isScheduledThere: true });
  await other("pst_0", { status: "live", postedAtMs: NOON_MS - HOUR_MS / 60 });
  await run();
  expect(await post()).toMatchObject({ status: "pending", scheduledAtMs: atMs });
});

test("what the platform would make public too near to another post waits for its own time and the gap", async () => {
  const atMs = NOON_MS + 5 * HOUR_MS;
  const { run, other } = await gated({ atMs, isScheduledThere: true });
  await other("pst_0", { status: "scheduled", scheduledAtMs: atMs - HOUR_MS / 2 });
  await expect(run()).rejects.toMatchObject({ details: { untilMs: atMs + HOUR_MS / 2 } });
});
