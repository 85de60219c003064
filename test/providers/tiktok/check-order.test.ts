import { appendFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { PostOrder } from "../../../src/model/post-order.ts";
import { checkOrder, orderOf } from "../../../src/providers/tiktok/check-order.ts";
import { tiktokScene } from "../../contracts/tiktok-scene.ts";

const AUDITED = { isAudited: true };
async function checked(change: Partial<PostOrder>, isAudited = true): Promise<unknown> {
  const { order } = await tiktokScene();
  return await checkOrder({ ...order, ...change }, { isAudited }).catch((error: unknown) => error);
}

it.each(["public", "followers", "friends"] as const)(
  "an app that was not audited posts for nobody but the account (%s), and both that is possible is told",
  async (privacy) => {
    const error = await checked({ privacy }, false);
    expect(error).toMatchObject({ kind: "config", code: "app-not-audited" });
    expect(error).toMatchObject({ hint: expect.stringMatching(/draft.*or post it directly as "private"/) });
    expect(error).toMatchObject({ message: expect.stringContaining("Nothing was sent.") });
  },
);

it("an app that was not audited delivers drafts of anything, and posts privately", async () => {
  expect(await checked({ delivery: "draft" }, false)).toBeUndefined();
  expect(await checked({ privacy: "private" }, false)).toBeUndefined();
});

it.each<[string, Partial<PostOrder>, string]>([
  ["unlisted", { privacy: "unlisted" }, "privacy-not-offered"],
  ["kept for later", { publishAtMs: 5 }, "schedule-not-offered"],
  ["kept for later as a draft", { publishAtMs: 5, delivery: "draft" }, "schedule-not-offered"],
  [
    "a paid partnership that nobody sees",
    { commercial: "third-party", privacy: "private" },
    "paid-partnership-private",
  ],
  ["told in too many words", { caption: "x".repeat(2201) }, "caption-too-long"],
  ["told in too many owls", { caption: "🦉".repeat(1101) }, "caption-too-long"],
])("takes nothing that is %s", async (_what, change, code) => {
  expect(await checked(change)).toMatchObject({ code, hint: expect.stringMatching(/\w/) });
});

it("takes what is just within", async () => {
  expect(await checked({ caption: "🦉".repeat(1100) })).toBeUndefined();
  expect(await checked({ commercial: "third-party" })).toBeUndefined();
  expect(await checked({ commercial: "own", privacy: "private" })).toBeUndefined();
  // A draft's caption is pasted by hand.
  expect(await checked({ caption: "x".repeat(2201), delivery: "draft" })).toBeUndefined();
});

it("refuses a file that is not the one that was settled", async () => {
  const { order } = await tiktokScene();
  appendFileSync(order.file, "more");
  await expect(checkOrder(order, AUDITED)).rejects.toMatchObject({ kind: "refused", code: "video-changed" });
});

it("cannot do without an order", async () => {
  const scene = await tiktokScene();
  expect(orderOf(scene.request())).toBe(scene.order);
  expect(() => orderOf(scene.request({ order: null }))).toThrow(
    expect.objectContaining({ kind: "bug", code: "post-without-order" }),
  );
});
