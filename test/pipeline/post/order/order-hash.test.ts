import { expect, it } from "vitest";
import { dedupeKey, orderHash } from "../../../../src/pipeline/post/order/order-hash.ts";
import { samplePostOrder } from "../../../support/post-order.ts";

it("changes with every field, and not with their order", () => {
  const order = samplePostOrder();
  const turned = Object.fromEntries(Object.entries(order).toReversed()) as typeof order;
  expect(orderHash(turned)).toBe(orderHash(order));
  const changed = [
    { caption: "Other" },
    { fileSha256: "b" },
    { privacy: "private" },
    { isAiGenerated: true },
  ] as const;
  const hashes = changed.map((change) => orderHash(samplePostOrder(change)));
  expect(new Set([orderHash(order), ...hashes]).size).toBe(5);
  // A post may be moved, whoever waits for its time.
  expect(orderHash(samplePostOrder({ publishAtMs: 7 }))).toBe(orderHash(order));
});

it("takes the same file with the same words for the same, however they are spaced", () => {
  const key = (change: object, repostOf = "") => dedupeKey(samplePostOrder(change), repostOf);
  expect(key({ caption: "Three  GIANTS\n" })).toBe(key({ caption: "three giants" }));
  expect(key({ caption: "four giants" })).not.toBe(key({ caption: "three giants" }));
  expect(key({ privacy: "private" })).toBe(key({}));
  expect(key({}, "pst_1")).not.toBe(key({}));
});
