import { describe, expect, it } from "vitest";
import type { PostOrder } from "../../../src/model/post-order.ts";
import { checkOrder, containerForm } from "../../../src/providers/instagram/container-form.ts";
import { CAPTION, orderOf } from "../../contracts/instagram-scene.ts";

const order = (change: Partial<PostOrder> = {}): PostOrder => ({
  ...orderOf("/v/video.mp4", Buffer.from("video")),
  ...change,
});

it("asks for a reel whose file is sent, by Facebook's login", () => {
  expect(containerForm(order(), "facebook")).toEqual({
    media_type: "REELS",
    upload_type: "resumable",
    caption: CAPTION,
    thumb_offset: "4200",
    is_ai_generated: "true",
    share_to_feed: "true",
  });
});

it("asks for a reel that is fetched, by Instagram's own login, with an address of plain letters", () => {
  const publicUrl = "https://cdn.example/füchse/größe 1.mp4";
  expect(containerForm(order({ publicUrl, shareToFeed: false, isAiGenerated: false }), "instagram")).toEqual({
    media_type: "REELS",
    video_url: "https://cdn.example/f%C3%BCchse/gr%C3%B6%C3%9Fe%201.mp4",
    caption: CAPTION,
    thumb_offset: "4200",
    share_to_feed: "false",
  });
});

it.each([
  [null, "config"],
  ["http://cdn.example/v.mp4", "config"],
  ["no address", "config"],
])("wants the object store where Instagram fetches the file and %j is its address", (publicUrl, kind) => {
  expect(() => checkOrder(order({ publicUrl }), "instagram")).toThrow(
    expect.objectContaining({
      kind,
      code: "post-needs-public-url",
      hint: expect.stringContaining("providers.s3"),
    }),
  );
  expect(() => checkOrder(order({ publicUrl }), "facebook")).not.toThrow();
});

describe("the cover", () => {
  it.each([
    ["https://cdn.example/c.jpg", { cover_url: "https://cdn.example/c.jpg" }],
    ["https://cdn.example/c.JPEG?v=1", { cover_url: "https://cdn.example/c.JPEG?v=1" }],
    ["https://cdn.example/c.png", { thumb_offset: "4200" }],
    ["http://cdn.example/c.jpg", { thumb_offset: "4200" }],
    [null, { thumb_offset: "4200" }],
  ])("at %j is %j", (publicCoverUrl, expected) => {
    const { cover_url, thumb_offset } = containerForm(order({ publicCoverUrl }), "facebook");
    expect({ ...(cover_url ? { cover_url } : {}), ...(thumb_offset ? { thumb_offset } : {}) }).toEqual(
      expected,
    );
  });

  it("is a moment within the video", () => {
    expect(containerForm(order({ coverAtMs: 99_000 }), "facebook")["thumb_offset"]).toBe("29999");
  });
});

it("says who paid, and who sees a trial", () => {
  const form = containerForm(order({ commercial: "third-party", trial: "manual" }), "facebook");
  expect(form).toMatchObject({
    is_paid_partnership: "true",
    trial_params: '{"graduation_strategy":"MANUAL"}',
  });
  expect(form).not.toHaveProperty("share_to_feed");
  expect(containerForm(order({ trial: "performance" }), "facebook")["trial_params"]).toContain(
    "SS_PERFORMANCE",
  );
  expect(containerForm(order({ caption: "" }), "facebook")).not.toHaveProperty("caption");
});

it.each([
  { privacy: "private" as const },
  { privacy: "followers" as const },
  { delivery: "draft" as const },
  { publishAtMs: 1 },
])("refuses what Instagram cannot do: %j", (change) => {
  expect(() => checkOrder(order(change), "facebook")).toThrow(
    expect.objectContaining({ kind: "refused", code: "post-not-possible" }),
  );
});
