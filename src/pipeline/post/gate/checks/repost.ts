import { DuplicateGuard, TEXT_COSINE_MAX } from "../../../../ideas/near-duplicates/duplicate-guard.ts";
import type { GateCheck, GateSituation, OtherPost } from "../gate-check.ts";

/** The same or nearly the same video again on this account, or on another one of the same platform. */
export const repost: GateCheck = {
  id: "repost",
  override: "allow-repost",
  judge(situation) {
    const found = sameOf(situation) ?? similarOf(situation);
    return {
      measured: found === undefined ? 0 : 1,
      limit: 0,
      unit: "posts of the same",
      fault: found,
    };
  },
};

function sameOf({ order, others }: GateSituation): string | undefined {
  const rivals = others.filter(({ platform }) => platform === order.platform);
  const same = rivals.find(
    ({ videoId, mediaSha256 }) => videoId === order.videoId || mediaSha256 === order.fileSha256,
  );
  return same && `the same video is already ${where(same, order.accountId)} (${same.postId})`;
}

function similarOf({ order, text, others }: GateSituation): string | undefined {
  const rivals = others.filter(({ platform }) => platform === order.platform);
  const guard = new DuplicateGuard(
    rivals.map((post) => ({ conceptKey: post.postId, receiptKeys: [], text: post.text, post })),
  );
  const { past, cosine } = guard.nearestText(text);
  if (!past || cosine < TEXT_COSINE_MAX) return undefined;
  return `nearly the same video is already ${where(past.post, order.accountId)} (${past.post.postId})`;
}

const where = (other: OtherPost, accountId: string): string =>
  other.accountId === accountId ? "on this account" : "on another account of this platform";
