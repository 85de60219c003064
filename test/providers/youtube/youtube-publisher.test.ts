import { expect, it } from "vitest";
import { answersInstead, resetBeforeWork } from "../../contracts/faults.ts";
import { youtubeBench } from "../../contracts/youtube-bench.ts";
import { youtubeError } from "../../contracts/youtube-plan.ts";

const { signal } = new AbortController();
const DAY_MS = 86_400_000;

it("goes live with its address, once YouTube says so", async () => {
  const bench = await youtubeBench();
  const { end, handle, news } = await bench.post();
  expect([end, news]).toEqual([
    "done",
    { state: "live", url: `https://www.youtube.com/shorts/${handle}`, platformPostId: handle },
  ]);
  expect(bench.server.uploads.videos).toMatchObject([
    { sha256: bench.order.fileSha256, byteCount: bench.order.byteCount },
  ]);
});

it("forced private: a project that is not audited is never called live", async () => {
  const bench = await youtubeBench({ isAudited: false });
  const { end, news } = await bench.post();
  expect([end, news]).toEqual(["done", expect.objectContaining({ state: "locked-private", url: null })]);
});

it.each([
  ["at its time", "live"],
  ["never", "private"],
] as const)(
  "a time that is set makes it scheduled; youtube flips it %s, and it is %s later",
  async (flips, later) => {
    const publishAtMs = Date.UTC(2026, 11, 24, 18);
    const bench = await youtubeBench({ order: { publishAtMs } });
    bench.server.plan.flips = flips;
    const { handle, news } = await bench.post();
    expect(news).toMatchObject({ state: "scheduled" });
    bench.clock.pass(30 * DAY_MS);
    expect(await bench.publisher().status(handle, bench.request())).toMatchObject({ state: later });
  },
);

it("rejected as a duplicate: refused, with the reason", async () => {
  const bench = await youtubeBench();
  bench.server.plan.end = { uploadStatus: "rejected", rejectionReason: "duplicate" };
  const duplicate = { kind: "refused", message: expect.stringContaining("duplicate") };
  expect(await bench.settle()).toMatchObject({ end: "refused", error: duplicate });
  expect(bench.world.said.at(-1)).toMatchObject({ state: "failed", ...duplicate });
});

it("failed to process: refused, with the reason", async () => {
  const bench = await youtubeBench();
  bench.server.plan.end = { uploadStatus: "failed", failureReason: "codec" };
  expect(await bench.settle()).toMatchObject({ end: "refused", error: { kind: "refused" } });
  expect(bench.world.said.at(-1)).toMatchObject({ state: "failed", kind: "refused" });
});

it("a platform that is away while it is asked is no news: the video is there", async () => {
  const bench = await youtubeBench();
  const { handle } = await bench.post();
  for (const fault of [answersInstead({ status: 503 }), resetBeforeWork]) {
    bench.server.faultAt("videos", fault);
    expect(await bench.publisher().status(handle, bench.request())).toMatchObject({ state: "pending" });
  }
  expect(await bench.publisher().status(handle, bench.request())).toMatchObject({ state: "live" });
});

it("a video that is never processed is put before a person after a day", async () => {
  const bench = await youtubeBench();
  const { handle } = await bench.post();
  bench.server.plan.processedAfter = 1_000;
  bench.clock.pass(DAY_MS);
  expect(await bench.publisher().status(handle, bench.request())).toMatchObject({ state: "unsure" });
});

it("a lost upload that nobody can find is parked, not sent again", async () => {
  const bench = await youtubeBench();
  bench.server.faultAt("last", answersInstead({ status: 404 }), { times: 99 });
  bench.server.faultAt("probe", answersInstead({ status: 404 }), { times: 99 });
  expect(await bench.settle()).toMatchObject({
    end: "parked",
    error: { message: expect.stringContaining("no longer knows the upload") },
  });
  expect([bench.server.countOf("last"), bench.server.uploads.videos.length]).toEqual([1, 0]);
});

it("waits for the day of quotas to end, and posts then", async () => {
  const bench = await youtubeBench();
  bench.server.faultAt("session", answersInstead(youtubeError(403, "quotaExceeded")));
  expect((await bench.post()).news).toMatchObject({ state: "live" });
  expect(bench.clock.nowMs()).toBeGreaterThan(Date.parse("2026-11-30T08:00:00Z"));
});

it("a video that is not listed yet is waited for; a day later it is gone", async () => {
  const bench = await youtubeBench();
  const { handle } = await bench.post();
  bench.server.uploads.videos.splice(0);
  const status = async () => await bench.publisher().status(handle, bench.request());
  expect(await status()).toMatchObject({ state: "pending" });
  bench.clock.pass(DAY_MS);
  expect(await status()).toMatchObject({ state: "failed", kind: "refused" });
});

it("says who may post, and that YouTube tells no more", async () => {
  const bench = await youtubeBench();
  expect(await bench.publisher().limits?.(signal)).toEqual({
    displayName: "@canaryfacts",
    durationMsMax: null,
    privacies: ["public", "unlisted", "private"],
    disallows: [],
    postsLeft: null,
    resumesAtMs: null,
  });
});

it("posts to no other channel than the one that was connected", async () => {
  const bench = await youtubeBench();
  bench.server.listings.channels.splice(0, 1, { id: "UCother", title: "Other", customUrl: "@other" });
  await expect(bench.publisher().limits?.(signal)).rejects.toMatchObject({
    kind: "refused",
    code: "account-other-channel",
  });
});
