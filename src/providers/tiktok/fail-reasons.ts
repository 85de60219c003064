import { DAY_MS } from "./troubles.ts";

/** `again`: nothing is there, and the same may be sent once more; `later`: the same, when `waitMs` have passed. */
export type FailReason =
  | { next: "again"; because: string }
  | { next: "later"; because: string; waitMs: number }
  | { next: "refused" | "moderation"; because: string };

/**
 * `fail_reason` of a post that came to nothing: developers.tiktok.com, content-posting-api-reference-get-video-status,
 * read 2026-11-22.
 */
const FAIL_REASONS: ReadonlyMap<string, FailReason> = new Map(
  Object.entries<FailReason>({
    internal: { next: "again", because: "a part of TikTok was not available" },
    video_pull_failed: { next: "again", because: "TikTok could not fetch the video" },
    photo_pull_failed: { next: "again", because: "TikTok could not fetch a photo" },
    spam_risk_too_many_posts: {
      next: "later",
      because: "the account has posted too often in 24 hours through apps",
      waitMs: DAY_MS,
    },
    file_format_check_failed: { next: "refused", because: "TikTok does not take this kind of file" },
    duration_check_failed: { next: "refused", because: "the video is too short or too long for TikTok" },
    frame_rate_check_failed: { next: "refused", because: "TikTok takes 23 to 60 frames a second" },
    picture_size_check_failed: { next: "refused", because: "TikTok takes 360 to 4096 pixels a side" },
    publish_cancelled: { next: "refused", because: "the post was cancelled" },
    auth_removed: { next: "refused", because: "the account took its permission back meanwhile" },
    spam_risk_user_banned_from_posting: { next: "refused", because: "TikTok does not let this account post" },
    spam_risk_text: { next: "moderation", because: "TikTok takes the caption for spam or a risk" },
    spam_risk: { next: "moderation", because: "TikTok takes the post for spam or a risk" },
  }),
);

export function failReason(reason: string | null | undefined): FailReason {
  const name = reason ?? "";
  const shown = /^\w{1,80}$/.test(name) ? `"${name}"` : "a reason that is none";
  return FAIL_REASONS.get(name) ?? { next: "refused", because: `TikTok gives ${shown}` };
}
