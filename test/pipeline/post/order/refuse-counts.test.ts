import { expect, it } from "vitest";
import { refuseCounts } from "../../../../src/pipeline/post/order/refuse-counts.ts";
import { platform } from "../../../support/post-order.ts";

const reels = platform("reels");
const many = (count: number, mark: string): string =>
  Array.from({ length: count }, (_, n) => `${mark}name${n}`).join(" ");

it.each([
  ["five hashtags", many(5, "#")],
  ["twenty names", many(20, "@")],
  ["what only looks like them", `${many(5, "#")} a#b me@example.com #`],
])("lets %s through", (_what, caption) => {
  expect(() => refuseCounts(caption, reels)).not.toThrow();
});

it.each([
  ["hashtags", many(6, "#"), "6 hashtags; Instagram Reels takes 5"],
  ["names", many(21, "@"), "21 @ names; Instagram Reels takes 20"],
])("refuses more %s than the platform takes", (_what, caption, message) => {
  expect(() => refuseCounts(caption, reels)).toThrowError(
    expect.objectContaining({ kind: "usage", code: "post-caption-crowded" }),
  );
  expect(() => refuseCounts(caption, reels)).toThrow(message);
  expect(() => refuseCounts(caption, platform("tiktok"))).not.toThrow();
});
