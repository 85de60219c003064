import { expect, it } from "vitest";
import type { PostOrder } from "../../../src/model/post-order.ts";
import {
  aimOf,
  orderHash,
  orderIn,
  slugOf,
  videoResource,
} from "../../../src/providers/youtube/video-resource.ts";
import { START_MS, youtubeBench } from "../../contracts/youtube-bench.ts";

const LATER_MS = Date.UTC(2026, 11, 24, 18);

async function resource(order: Partial<PostOrder> = {}, nowMs = START_MS) {
  return videoResource((await youtubeBench({ order })).order, nowMs);
}

it("tells YouTube everything in the first request", async () => {
  expect(await resource()).toEqual({
    parts: ["snippet", "status"],
    body: {
      snippet: {
        title: "Seven lakes that vanish",
        description: "Seven lakes that vanish every summer. #lakes",
        tags: ["lakes"],
        defaultLanguage: "en",
        categoryId: "27",
      },
      status: { privacyStatus: "public", selfDeclaredMadeForKids: false, containsSyntheticMedia: true },
    },
  });
});

it("leaves the category to YouTube where the order names none", async () => {
  const { body } = await resource({ categoryId: null });
  expect(body["snippet"]).not.toHaveProperty("categoryId");
});

it("says paid promotion in a part of its own, and only then", async () => {
  expect((await resource({ commercial: "own" })).parts).toEqual(["snippet", "status"]);
  const paid = await resource({ commercial: "third-party" });
  expect(paid.parts).toEqual(["snippet", "status", "paidProductPlacementDetails"]);
  expect(paid.body["paidProductPlacementDetails"]).toEqual({ hasPaidProductPlacement: true });
});

it.each<[string, Partial<PostOrder>, object, string]>([
  ["unlisted", { privacy: "unlisted" }, { privacyStatus: "unlisted" }, "unlisted"],
  ["private", { privacy: "private" }, { privacyStatus: "private" }, "private"],
  ["a draft", { delivery: "draft" }, { privacyStatus: "private" }, "draft"],
  [
    "a time to come",
    { publishAtMs: LATER_MS },
    { privacyStatus: "private", publishAt: "2026-12-24T18:00:00.000Z" },
    "scheduled",
  ],
  ["a time that has passed", { publishAtMs: START_MS - 1 }, { privacyStatus: "public" }, "scheduled"],
])("asks for %s", async (_what, order, status, aim) => {
  const { body } = await resource(order);
  expect(body["status"]).toEqual({ ...status, selfDeclaredMadeForKids: false, containsSyntheticMedia: true });
  expect(aimOf((await youtubeBench({ order })).order)).toBe(aim);
});

it.each<[Partial<PostOrder>, string]>([
  [{ privacy: "followers" }, "youtube-privacy-unknown"],
  [{ privacy: "friends" }, "youtube-privacy-unknown"],
  [{ privacy: "unlisted", publishAtMs: LATER_MS }, "youtube-schedule-public"],
])("refuses %j", async (order, code) => {
  const { order: whole } = await youtubeBench({ order });
  expect(() => videoResource(whole, START_MS)).toThrow(expect.objectContaining({ kind: "refused", code }));
});

it("names a file by its effect: the same every time, and unlike every other", () => {
  expect(slugOf("job_1/publish/1")).toMatch(/^viral-[0-9a-f]{24}\.mp4$/);
  expect(slugOf("job_1/publish/1")).toBe(slugOf("job_1/publish/1"));
  expect(slugOf("job_1/publish/1")).not.toBe(slugOf("job_2/publish/1"));
});

it("knows an order that was changed", async () => {
  const { order } = await youtubeBench();
  expect(orderHash({ ...order })).toBe(orderHash(order));
  expect(orderHash({ ...order, title: "Another" })).not.toBe(orderHash(order));
});

it("posts nothing without an order", async () => {
  const { request } = await youtubeBench();
  expect(() => orderIn({ ...request(), order: null })).toThrow(expect.objectContaining({ kind: "bug" }));
});
