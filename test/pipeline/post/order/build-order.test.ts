import { expect, it } from "vitest";
import { PostOrder } from "../../../../src/model/post-order.ts";
import { buildOrder, type OrderRequest } from "../../../../src/pipeline/post/order/build-order.ts";
import { platform, sampleDelivery, samplePostWishes } from "../../../support/post-order.ts";
import { accountFacts } from "../../../support/toy-platform.ts";

const account = (id: string, change = {}) => ({ id: "acc_1", platform: id, facts: accountFacts(change) });
const order = (change: Partial<OrderRequest> = {}) =>
  buildOrder({
    delivery: sampleDelivery(),
    platform: platform("shorts"),
    account: account("youtube"),
    wishes: samplePostWishes(),
    scheduledAtMs: 1_000,
    ...change,
  });

it("tells an account all that its platform may ask", () => {
  expect(PostOrder.parse(order())).toMatchObject({
    platform: "youtube",
    accountId: "acc_1",
    file: "/videos/one/video.mp4",
    fileSha256: "a".repeat(64),
    title: "Three giants",
    caption: "Three giants #asia",
    tags: ["asia"],
    language: "en",
    publishAtMs: null,
    publicUrl: null,
  });
});

it("is made from what the object store shows, and from what models made", () => {
  const file = (url: string) => ({ key: "k", url });
  const delivery = sampleDelivery({
    stored: { store: "s3", video: file("https://cdn/v"), cover: file("https://cdn/c") },
    disclosure: { isAiGenerated: true, reasons: ["voice"] },
  });
  expect(order({ delivery })).toMatchObject({
    publicUrl: "https://cdn/v",
    publicCoverUrl: "https://cdn/c",
    isAiGenerated: true,
  });
});

it.each([
  ["tiktok", {}, null, "draft"],
  ["tiktok", { isAudited: true }, null, "direct"],
  ["tiktok", {}, "direct", "direct"],
  ["youtube", {}, null, "direct"],
] as const)("on %s with %j and the wish %s it is a %s", (id, facts, delivery, wanted) => {
  const made = order({
    platform: platform(id === "tiktok" ? "tiktok" : "shorts"),
    account: account(id, facts),
    wishes: samplePostWishes({ delivery }),
  });
  expect(made.delivery).toBe(wanted);
});

it.each([
  ["shorts", {}, 1_000],
  ["tiktok", {}, null],
  ["reels", {}, null],
  // Whatever a platform schedules becomes public.
  ["shorts", { privacy: "private" }, null],
  ["shorts", { privacy: "unlisted" }, null],
  ["shorts", { delivery: "draft" }, null],
] as const)(
  "leaves the time to %s with %j only where that is wished and can be",
  (id, change, publishAtMs) => {
    const wishes = samplePostWishes({ isScheduledThere: true, ...change });
    expect(order({ platform: platform(id), wishes }).publishAtMs).toBe(publishAtMs);
  },
);

it.each([
  [{ title: "x".repeat(101) }, "post-text-too-long", /title has 101 characters; YouTube Shorts takes 100/],
  [{ caption: "ö".repeat(2_501) }, "post-text-too-long", /caption has 5002 bytes/],
  [{ title: "1 < 2" }, "post-text-forbidden", /title has a “<”/],
])("refuses words of the user that do not fit, and never alters them", (words, code, message) => {
  expect(() => order({ wishes: samplePostWishes(words) })).toThrow(
    expect.objectContaining({ kind: "usage", code, message: expect.stringMatching(message) }),
  );
  expect(order({ wishes: samplePostWishes({ title: "x".repeat(100) }) }).title).toHaveLength(100);
});

it("says which platforms a video was made for, and that an old one was not measured", () => {
  const [tiktok] = sampleDelivery().post.platforms;
  const forOthers = sampleDelivery({ platforms: tiktok ? [tiktok] : [] });
  expect(() => order({ delivery: forOthers })).toThrow("made for tiktok, not for YouTube Shorts");
  const old = sampleDelivery();
  const { media: _media, ...post } = old.post;
  expect(() => order({ delivery: { ...old, post } })).toThrow(
    expect.objectContaining({ code: "delivery-too-old" }),
  );
});
