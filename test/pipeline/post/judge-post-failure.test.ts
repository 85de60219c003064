import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { AppError, type ErrorKind } from "../../../src/core/app-error.ts";
import { reconnectNeeded } from "../../../src/pipeline/accounts/account-secret.ts";
import { schedulePosts } from "../../../src/pipeline/post/plan/schedule-posts.ts";
import { describeEnding } from "../../../src/pipeline/post/queue/due-posts.ts";
import { wakePostsOf } from "../../../src/pipeline/post/queue/login-lost.ts";
import { requeueMended } from "../../../src/pipeline/requeue-mended.ts";
import { resolveJob } from "../../../src/pipeline/resolve.ts";
import { getJob } from "../../../src/store/repositories/jobs.ts";
import { getPost, insertSocialPost } from "../../../src/store/repositories/social-posts.ts";
import { getVideo } from "../../../src/store/repositories/videos.ts";
import { HOUR_MS } from "../../support/delivered-video.ts";
import { type PostBench, postBench } from "../../support/post-bench.ts";
import { samplePostWishes } from "../../support/post-order.ts";
import { socialPost } from "../../support/sample-post.ts";

const told = (kind: ErrorKind, code = "told-so"): AppError =>
  new AppError({ kind, code, message: `a ${kind} answer` });
const URL = "https://www.youtube.com/shorts/dQw4w9WgXcQ";

const plannedAgain = async ({ services }: PostBench) =>
  await schedulePosts(
    {
      accountIds: undefined,
      untilMs: services.clock.nowMs() + 7 * 24 * HOUR_MS,
      wishes: samplePostWishes(),
      isReviewed: false,
      forbiddenWords: [],
      gapMs: HOUR_MS,
    },
    services,
  );

test.each<[string, ErrorKind | "bug of ours"]>([
  ["status", "refused"],
  ["status", "config"],
  ["status", "bug of ours"],
  ["find", "refused"],
  ["find", "config"],
])(
  "after the commit, %s that answers with %s parks the post: nobody plans it again, and a person settles it",
  async (where, kind) => {
    const bench = await postBench();
    const { platform, services, jobId, postId } = bench;
    const error = kind === "bug of ours" ? new TypeError("oops") : told(kind);
    if (where === "find") {
      const start = platform.start.bind(platform);
      platform.start = async (request) => {
        await start(request);
        return { kind: "unknown", message: "the line broke" };
      };
      platform.find = () => Promise.reject(error);
    } else platform.status = () => Promise.reject(error);
    await bench.due();
    expect(await bench.states()).toEqual(["parked", "parked", where === "find" ? "intent" : "submitted"]);
    expect((await getJob(services.store, jobId))?.error).toMatchObject({
      kind: "gated",
      hint: expect.stringContaining("--not-posted"),
    });
    expect(await plannedAgain(bench)).toEqual([]);
    await requeueMended(services.store, undefined, services.clock.nowMs());
    await bench.due();
    expect(bench.sent).toHaveLength(1);
    await resolveJob(services.store, jobId, { kind: "posted", url: URL }, services.clock);
    expect(await bench.states()).toEqual(["live", "done", "done"]);
    expect(await getPost(services.store, postId)).toMatchObject({ url: URL, platformPostId: "dQw4w9WgXcQ" });
  },
);

test("what a person says is not there is looked at by the gate once more, and sent once more", async () => {
  const bench = await postBench();
  const { platform, services, jobId } = bench;
  const status = platform.status.bind(platform);
  platform.status = () => Promise.reject(told("refused"));
  await bench.due();
  await resolveJob(services.store, jobId, { kind: "not-posted" }, services.clock);
  expect(await bench.states()).toEqual(["waiting", "queued", "not-sent"]);
  platform.status = status;
  await bench.due();
  expect(await bench.states()).toEqual(["live", "done", "done"]);
  expect(bench.sent).toHaveLength(2);
});

test("the folder that goes while the platform is at work makes nothing of the post undone", async () => {
  const bench = await postBench();
  const { platform, services, postId } = bench;
  platform.status = async () => ({ state: "pending" });
  await bench.due();
  const { videoId = "" } = (await getPost(services.store, postId)) ?? {};
  rmSync(join((await getVideo(services.store, videoId))?.folder ?? "", "post.json"));
  bench.clock.now += HOUR_MS;
  await bench.due();
  expect(await bench.states()).toEqual(["parked", "parked", "submitted"]);
});

test("what the platform never comes to an end of is parked, asked about once more by a retry, and settled by a person", async () => {
  const bench = await postBench();
  const { platform, services, jobId } = bench;
  platform.status = async () => ({ state: "unsure", message: "it has worked on it for 25 hours" });
  await bench.due();
  expect(await bench.states()).toEqual(["parked", "parked", "parked"]);
  await resolveJob(services.store, jobId, { kind: "retry" }, services.clock);
  expect(await bench.states()).toEqual(["pending", "queued", "submitted"]);
  await bench.due();
  expect(await bench.states()).toEqual(["parked", "parked", "parked"]);
  await resolveJob(services.store, jobId, { kind: "posted", url: URL }, services.clock);
  expect(await bench.states()).toEqual(["live", "done", "done"]);
  expect(bench.sent).toHaveLength(1);
});

test.each(["the gate", "the upload", "the commit", "the look at it"])(
  "a line that is down for hours at %s: the post waits, and is live once in the end",
  async (where) => {
    const bench = await postBench();
    const { platform, clock } = bench;
    const [start, status] = [platform.start.bind(platform), platform.status.bind(platform)];
    const downUntilMs = clock.now + 6 * HOUR_MS;
    const line = (): void => {
      if (clock.now < downUntilMs) throw told("transient", "vendor-unreachable");
    };
    if (where === "the upload") platform.prepare = async () => line();
    if (where === "the commit")
      platform.start = async (request) =>
        clock.now < downUntilMs ? { kind: "not-sent", message: "no line" } : await start(request);
    if (where === "the look at it")
      platform.status = async (...asked) => {
        line();
        return await status(...asked);
      };
    if (where === "the gate")
      platform.limits = async () => {
        line();
        return {
          displayName: null,
          durationMsMax: null,
          privacies: null,
          disallows: [],
          postsLeft: null,
          resumesAtMs: null,
        };
      };
    await bench.cron(12 * HOUR_MS);
    expect(await bench.states()).toEqual(["live", "done", "done"]);
    expect(bench.sent).toHaveLength(1);
    expect(clock.now).toBeLessThan(downUntilMs + 2 * HOUR_MS);
  },
);

test("a line that is down for days: a person is asked, and the post is not called failed", async () => {
  const bench = await postBench();
  bench.platform.prepare = () => Promise.reject(told("transient"));
  const startMs = bench.clock.now;
  await bench.cron(72 * HOUR_MS);
  expect(await bench.states()).toEqual(["parked", "parked", undefined]);
  expect(bench.clock.now - startMs).toBeGreaterThan(24 * HOUR_MS);
  expect(await plannedAgain(bench)).toEqual([]);
  expect((await getJob(bench.services.store, bench.jobId))?.error?.hint).toContain("Nothing was published");
});

test("what the platform itself made nothing of is sent four times at most", async () => {
  const bench = await postBench();
  bench.platform.status = async () => ({ state: "nothing", message: "internal" });
  await bench.cron(48 * HOUR_MS);
  expect(await bench.states()).toEqual(["failed", "failed", "not-sent"]);
  expect(bench.sent).toHaveLength(4);
});

test.each(["before the commit", "after it"])(
  "a login that is lost %s lets the post wait, exit 5, until the account is connected again",
  async (when) => {
    const bench = await postBench();
    const { platform, services, postId } = bench;
    const status = platform.status.bind(platform);
    const lost = () => Promise.reject(reconnectNeeded("acc_1", "it was taken back"));
    if (when === "after it") platform.status = lost;
    else platform.prepare = lost;
    await bench.due();
    expect((await bench.states()).slice(0, 2)).toEqual(["pending", "waiting"]);
    expect((await getJob(services.store, bench.jobId))?.waitingFor).toBe(
      "youtube/acc_1 to be connected again",
    );
    expect((await describeEnding(services.store, [postId])).exitCode).toBe(5);
    platform.status = status;
    delete platform.prepare;
    await wakePostsOf(services.store, "acc_2", 1);
    await bench.due();
    expect((await bench.states())[0]).toBe("pending");
    await wakePostsOf(services.store, "acc_1", 1);
    await bench.due();
    expect(await bench.states()).toEqual(["live", "done", "done"]);
    expect(bench.sent).toHaveLength(1);
  },
);

test("what a person had to mend goes on by itself, its video left alone; not where another post has its place", async () => {
  const bench = await postBench();
  const { platform, services, jobId, postId } = bench;
  platform.prepare = () => Promise.reject(told("config"));
  await bench.due();
  expect(await bench.states()).toEqual(["failed", "failed", undefined]);
  delete platform.prepare;
  const { videoId = "" } = (await getPost(services.store, postId)) ?? {};
  const other = socialPost("pst_z", {
    videoId,
    platform: "youtube",
    accountId: "acc_9",
    status: "live",
    dedupeKey: "z",
  });
  await insertSocialPost(services.store, other, 1);
  await requeueMended(services.store, undefined, 9);
  expect(await bench.states()).toEqual(["failed", "failed", undefined]);
  await services.store.db.deleteFrom("socialPosts").where("id", "=", "pst_z").execute();
  await requeueMended(services.store, undefined, 9);
  expect(await bench.states()).toEqual(["waiting", "queued", undefined]);
  expect((await getVideo(services.store, videoId))?.status).toBe("posted");
  await bench.due();
  expect(await bench.states()).toEqual(["live", "done", "done"]);
  expect((await getJob(services.store, jobId))?.error).toBeNull();
});
