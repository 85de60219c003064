import { createHash } from "node:crypto";
import type { PostOrder } from "../../../model/post-order.ts";

/** Of all that is told but when, in whatever order its fields stand: what a person approves. A post may be moved. */
export function orderHash(order: PostOrder): string {
  const sorted = Object.entries({ ...order, publishAtMs: null }).toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex").slice(0, 16);
}

/** Refuses the same file with the same words at the same time twice on one account. */
export function dedupeKey(order: PostOrder, repostOf: string): string {
  const caption = order.caption.normalize("NFKC").replace(/\s+/gu, " ").trim().toLowerCase();
  return createHash("sha256").update([order.fileSha256, caption, repostOf].join("\n")).digest("hex");
}
