import type { MediaTools } from "../../../media/find-media-tools.ts";
import type { PostOrder } from "../../../model/post-order.ts";
import { type SocialPost, setPostFacts, updatePost } from "../../../store/repositories/social-posts.ts";
import type { StoreScope } from "../../../store/scope.ts";
import { fileHash } from "../../file-hash.ts";
import { editedMedia } from "./edited-media.ts";
import { orderHash } from "./order-hash.ts";

/** The same order with the file as it is on disk now; the same object when nobody touched it. Usage error `media-unreadable`. */
export async function orderAsItIs(
  order: PostOrder,
  tools: () => Promise<MediaTools>,
  signal: AbortSignal,
): Promise<PostOrder> {
  const fileSha256 = await fileHash(order.file, signal);
  if (fileSha256 === order.fileSha256) return order;
  // What the object store shows is the file as it was.
  return { ...order, ...(await editedMedia(order.file, tools, signal)), fileSha256, publicUrl: null };
}

/** Gives a post that nobody has sent another order: what was approved before is approved no more. For a transaction. */
export async function reorder(scope: StoreScope, post: SocialPost, order: PostOrder): Promise<void> {
  const { approvedHash: _hash, approvedAt: _at, ...facts } = post.facts;
  await setPostFacts(scope, post.id, { ...facts, order });
  await updatePost(scope, post.id, { orderHash: orderHash(order), mediaSha256: order.fileSha256 });
}
