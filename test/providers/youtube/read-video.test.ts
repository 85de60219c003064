import { expect, it } from "vitest";
import type { PostOrder } from "../../../src/model/post-order.ts";
import { readVideo, WatchedVideo } from "../../../src/providers/youtube/read-video.ts";
import { START_MS, youtubeBench } from "../../contracts/youtube-bench.ts";

const ID = "dQw4w9WgXcQ";
const URL = `https://www.youtube.com/shorts/${ID}`;
const LATER = "2026-12-24T18:00:00Z";
const LATER_MS = Date.parse(LATER);

async function news(
  status: object,
  order: Partial<PostOrder> = {},
  { isAudited = true, nowMs = START_MS, ageMs = 0 } = {},
) {
  const bench = await youtubeBench({ order });
  const video = WatchedVideo.parse({
    id: ID,
    status: { uploadStatus: "processed", privacyStatus: "public", ...status },
  });
  return readVideo(video, { order: bench.order, isAudited, nowMs, ageMs });
}

it("calls live only what is processed and public", async () => {
  expect(await news({})).toEqual({ state: "live", url: URL, platformPostId: ID });
  expect(await news({ uploadStatus: "uploaded" })).toMatchObject({ state: "pending" });
});

it("waits on a state that it does not know, and shows no text of it", async () => {
  expect(await news({ uploadStatus: "\u001b[31mred" })).toEqual({
    state: "pending",
    because: "youtube says no name, which is not known here",
  });
});

it.each(["uploaded", "a state of tomorrow"])(
  "asks a person when it is still %s after a day",
  async (uploadStatus) => {
    const hour = 3_600_000;
    expect(await news({ uploadStatus }, {}, { ageMs: 23 * hour })).toMatchObject({ state: "pending" });
    expect(await news({ uploadStatus }, {}, { ageMs: 24 * hour })).toMatchObject({
      state: "unsure",
      message: expect.stringContaining("after 24 hours, youtube"),
    });
  },
);

it("recognises the private lock of an app that is not audited", async () => {
  const locked = await news({ privacyStatus: "private" }, {}, { isAudited: false });
  expect(locked).toMatchObject({ state: "locked-private", url: null, platformPostId: ID });
  expect(locked).toMatchObject({ because: expect.stringContaining("not audited") });
});

it("recognises it, too, where the set time was dropped", async () => {
  const order = { publishAtMs: LATER_MS };
  expect(await news({ privacyStatus: "private" }, order)).toMatchObject({
    state: "locked-private",
    url: null,
  });
});

it("calls scheduled what YouTube will make public, and says so", async () => {
  const order = { publishAtMs: LATER_MS };
  const status = { privacyStatus: "private", publishAt: LATER };
  expect(await news(status, order)).toEqual({
    state: "scheduled",
    url: URL,
    platformPostId: ID,
    because: "youtube makes it public at 2026-12-24T18:00:00.000Z",
  });
  expect(await news(status, order, { isAudited: false })).toMatchObject({
    because: expect.stringContaining("unless it has not audited the app"),
  });
  expect(await news({}, order)).toMatchObject({ state: "live" });
});

it.each([
  [true, "private", "its time has passed"],
  [false, "locked-private", "not audited"],
])("never calls it public because its time has passed, audited or not: %s", async (isAudited, state, why) => {
  const order = { publishAtMs: LATER_MS };
  const status = { privacyStatus: "private", publishAt: LATER };
  const soon = await news(status, order, { isAudited, nowMs: LATER_MS + 60_000 });
  expect(soon.state).toBe("scheduled");
  const late = await news(status, order, { isAudited, nowMs: LATER_MS + 3_600_000 });
  expect(late).toMatchObject({ state, url: null, because: expect.stringContaining(why) });
});

it.each<[string, Partial<PostOrder>, object, object]>([
  [
    "private as ordered",
    { privacy: "private" },
    { privacyStatus: "private" },
    { state: "private", url: null },
  ],
  [
    "a draft that nobody finished",
    { delivery: "draft" },
    { privacyStatus: "private" },
    { state: "draft", url: null },
  ],
  ["a draft that a person made public", { delivery: "draft" }, {}, { state: "live", url: URL }],
  [
    "unlisted as ordered",
    { privacy: "unlisted" },
    { privacyStatus: "unlisted" },
    { state: "live", url: URL },
  ],
  ["unlisted though public was ordered", {}, { privacyStatus: "unlisted" }, { state: "private", url: URL }],
])("says what there is of %s", async (_what, order, status, expected) => {
  expect(await news(status, order)).toMatchObject(expected);
});

it.each([
  ["duplicate", "refused", "the channel already has the same video"],
  ["length", "refused", "it is longer than the channel may post"],
  ["uploaderAccountSuspended", "refused", "the account is suspended"],
  ["copyright", "moderation", "it breaks a copyright"],
  ["inappropriate", "moderation", "it breaks the community guidelines"],
  ["toString", "refused", "for a reason that is not known here"],
])("a video rejected as %s is %s", async (rejectionReason, kind, why) => {
  expect(await news({ uploadStatus: "rejected", rejectionReason })).toEqual({
    state: "failed",
    kind,
    message: `youtube rejected the video ${ID} (${rejectionReason}): ${why}`,
  });
});

it.each([
  ["codec", "its codec is one that youtube does not read"],
  ["tooSmall", "the file is too small"],
  [null, "for a reason that is not known here"],
])("a video that failed by %s is refused", async (failureReason, why) => {
  const failed = await news({ uploadStatus: "failed", failureReason });
  expect(failed).toMatchObject({ state: "failed", kind: "refused", message: expect.stringContaining(why) });
});

it("says that somebody deleted it", async () => {
  expect(await news({ uploadStatus: "deleted" })).toMatchObject({ state: "failed", kind: "refused" });
});

it("takes no id that is none", () => {
  const status = { uploadStatus: "processed", privacyStatus: "public" };
  expect(WatchedVideo.safeParse({ id: "../../evil?<script>", status }).success).toBe(false);
});
