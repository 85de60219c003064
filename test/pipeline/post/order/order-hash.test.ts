import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { dedupeKey, fileHash, orderHash } from "../../../../src/pipeline/post/order/order-hash.ts";
import { samplePostOrder } from "../../../support/post-order.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

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
});

it("takes the same file with the same words for the same, however they are spaced", () => {
  const key = (change: object, repostOf = "") => dedupeKey(samplePostOrder(change), repostOf);
  expect(key({ caption: "Three  GIANTS\n" })).toBe(key({ caption: "three giants" }));
  expect(key({ caption: "four giants" })).not.toBe(key({ caption: "three giants" }));
  expect(key({ privacy: "private" })).toBe(key({}));
  expect(key({}, "pst_1")).not.toBe(key({}));
});

it("reads a file's hash from the file", async () => {
  const file = join(temporaryFolder(), "v.mp4");
  writeFileSync(file, "a video");
  const wanted = createHash("sha256").update("a video").digest("hex");
  expect(await fileHash(file, new AbortController().signal)).toBe(wanted);
});
