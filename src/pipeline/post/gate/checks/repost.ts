import type { GateCheck, GateSituation } from "../gate-check.ts";

/** The same or nearly the same video again on this account, or on another one of the same platform. */
export const repost: GateCheck = {
  id: "repost",
  override: "allow-repost",
  judge(situation) {
    const found = foundIn(situation);
    return {
      measured: found === undefined ? 0 : 1,
      limit: 0,
      unit: "posts of the same",
      fault: found,
    };
  },
};

function foundIn({ order, text, others }: GateSituation): string | undefined {
  const { platform, videoId, fileSha256, accountId } = order;
  const same = others.ofVideo(platform, videoId) ?? others.ofFile(platform, fileSha256);
  const other = same ?? others.similarTo(platform, text);
  if (!other) return undefined;
  const where = other.accountId === accountId ? "on this account" : "on another account of this platform";
  return `${same ? "the same" : "nearly the same"} video is already ${where} (${other.postId})`;
}
