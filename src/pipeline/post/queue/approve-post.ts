import { dirname } from "node:path";
import { AppError } from "../../../core/app-error.ts";
import type { Check } from "../../../model/check.ts";
import { PostOrder } from "../../../model/post-order.ts";
import type { PostOverride } from "../../../model/post-overrides.ts";
import { PostWishes } from "../../../model/post-wishes.ts";
import { postsBefore } from "../../../store/repositories/posts-before.ts";
import { getPost, type SocialPost, setPostFacts } from "../../../store/repositories/social-posts.ts";
import type { VideoServices } from "../../video-services.ts";
import { situationOf } from "../gate/gate-situation.ts";
import { judgePost } from "../gate/judge-post.ts";
import { PostHistory } from "../gate/post-history.ts";
import { orderAsItIs, reorder } from "../order/order-as-it-is.ts";
import { orderHash } from "../order/order-hash.ts";
import { enqueuePost } from "./change-post.ts";

export interface Approval {
  postId: string;
  /** What the person saw: `viral queue` and the outbox page show it. */
  hash: string;
  overrides: readonly PostOverride[];
}

type ApproveServices = Pick<VideoServices, "store" | "newId" | "clock" | "library" | "posting" | "tools">;

/**
 * Lets a held post go at its time. Bound to the hash of the file and of all that the account is told: whatever was edited
 * since needs a new approval. Usage errors `post-unknown`, `post-not-held`, `approval-stale`; gated `post-held` while the
 * gate finds what no flag was named for.
 */
export async function approvePost(
  approval: Approval,
  services: ApproveServices,
  signal: AbortSignal,
): Promise<SocialPost> {
  const { store, newId, clock } = services;
  const post = await getPost(store, approval.postId);
  if (post?.status !== "held") throw notHeld(approval.postId, post);
  const order = PostOrder.parse(post.facts["order"]);
  const now = await orderAsItIs(order, services.tools, signal);
  if (now !== order) throw await edited(post, now, services);
  if (orderHash(order) !== post.orderHash || approval.hash !== post.orderHash)
    throw stale(post, approval.hash);
  const overrides = [
    ...new Set([...PostWishes.shape.overrides.parse(post.facts["overrides"]), ...approval.overrides]),
  ];
  const checks = await judged(post, order, overrides, services);
  const failed = checks.filter(({ status }) => status === "failed");
  if (failed.length > 0) throw stillHeld(failed);
  return await store.transaction(async (scope) => {
    const now = await getPost(scope, post.id);
    if (now?.status !== "held") throw notHeld(post.id, now);
    const approvedAt = new Date(clock.nowMs()).toISOString();
    await setPostFacts(scope, post.id, {
      ...post.facts,
      checks,
      overrides,
      approvedHash: approval.hash,
      approvedAt,
    });
    await enqueuePost(scope, post, { newId, nowMs: clock.nowMs() });
    return (await getPost(scope, post.id)) ?? post;
  });
}

async function judged(
  post: SocialPost,
  order: PostOrder,
  overrides: readonly PostOverride[],
  services: ApproveServices,
): Promise<Check[]> {
  const { store } = services;
  const { situation } = await situationOf(order, dirname(order.file), services);
  const before = await postsBefore(store);
  const others = new PostHistory(
    before.filter(({ postId, status }) => postId !== post.id && status !== "held"),
  );
  return judgePost({ ...situation, others, limits: null, fileSha256: order.fileSha256 }, overrides);
}

function notHeld(postId: string, post: SocialPost | undefined): AppError {
  return new AppError({
    kind: "usage",
    code: post ? "post-not-held" : "post-unknown",
    message: post
      ? `Post ${postId} is ${post.status}: nobody waits for its approval.`
      : `There is no post ${postId}.`,
    hint: "`viral queue` lists what is held.",
  });
}

/** What a person would let go is not what was looked at: the post takes the file as it is, for another look. */
async function edited(post: SocialPost, order: PostOrder, { store }: ApproveServices): Promise<AppError> {
  await store.transaction(async (scope) => {
    const now = await getPost(scope, post.id);
    if (now?.status !== "held") throw notHeld(post.id, now);
    await reorder(scope, now, order);
  });
  return staleBecause(
    `The file of post ${post.id} was changed since its hash was shown: its hash is ${orderHash(order)} now.`,
  );
}

const stale = (post: SocialPost, given: string): AppError =>
  staleBecause(`Post ${post.id} has the hash ${post.orderHash}, not ${given}: it is not what you looked at.`);

const staleBecause = (message: string): AppError =>
  new AppError({
    kind: "usage",
    code: "approval-stale",
    message,
    hint: "Look at it again: `viral queue` and the outbox page show what would go out, and its hash.",
  });

const stillHeld = (failed: readonly Check[]): AppError =>
  new AppError({
    kind: "gated",
    code: "post-held",
    message: `It must not go out as it is: ${failed.map(({ id, message }) => `${id} (${message})`).join("; ")}`,
    hint: "Name the flag with `viral approve` to let it through all the same, or drop it: `viral queue --drop`.",
  });
