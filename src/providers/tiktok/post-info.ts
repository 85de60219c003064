import type { PostOrder } from "../../model/post-order.ts";
import { type Creator, PRIVACIES } from "./creator-info.ts";

/** UTF-16 units, which is what a text's length counts. */
export const CAPTION_UNITS_MAX = 2200;

/**
 * What a direct post is told: what the order allows, and no interaction that the account has switched off.
 * developers.tiktok.com, content-posting-api-reference-direct-post, read 2026-11-22.
 */
export function postInfo(order: PostOrder, creator: Creator): Record<string, unknown> {
  const { allow, coverAtMs, durationMs, commercial } = order;
  const isOff = (interaction: keyof PostOrder["allow"]): boolean =>
    !allow[interaction] || creator.disallows.includes(interaction);
  return {
    title: order.caption,
    privacy_level: PRIVACIES[order.privacy],
    disable_comment: isOff("comments"),
    disable_duet: isOff("duets"),
    disable_stitch: isOff("stitches"),
    // What lies beyond the end is taken for the first frame.
    ...(coverAtMs < durationMs ? { video_cover_timestamp_ms: coverAtMs } : {}),
    brand_content_toggle: commercial === "third-party",
    brand_organic_toggle: commercial === "own",
    is_aigc: order.isAiGenerated,
  };
}
