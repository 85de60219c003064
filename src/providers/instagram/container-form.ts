import { AppError } from "../../core/app-error.ts";
import type { PostOrder } from "../../model/post-order.ts";
import { refused } from "./say-error.ts";

/** Through which door: Meta has two APIs for the same thing. */
export type Way = "facebook" | "instagram";

/** What Instagram cannot do at all; a post that asks for it is not quietly made without. */
const FLAWS: readonly {
  isMet: (order: PostOrder) => boolean;
  message: string;
  hint: string;
}[] = [
  {
    isMet: ({ privacy }) => privacy !== "public",
    message: "Instagram shows what comes by its API to everybody who may see the account.",
    hint: "Choose privacy public, or make the account itself private in the app.",
  },
  {
    isMet: ({ delivery }) => delivery !== "direct",
    message: "Instagram takes no drafts by its API.",
    hint: "Choose direct delivery, or leave the video in the outbox.",
  },
  {
    isMet: ({ publishAtMs }) => publishAtMs !== null,
    message: "Instagram cannot be told when to publish: what it takes is public at once.",
    hint: "Leave the time to `viral schedule`.",
  },
];

/** Throws refused `post-not-possible`, and config `post-needs-public-url` when the file must lie on the web and does not. */
export function checkOrder(order: PostOrder, way: Way): void {
  const flaw = FLAWS.find(({ isMet }) => isMet(order));
  if (flaw) throw refused("post-not-possible", flaw.message, flaw.hint);
  if (way === "instagram") publicAddress(order);
}

/**
 * What a container is asked for. The fields of `POST /{ig-user}/media` for a reel, research §3.3; `is_ai_generated` since
 * 2026-06-22.
 */
export function containerForm(order: PostOrder, way: Way): Record<string, string> {
  return {
    media_type: "REELS",
    ...(way === "facebook" ? { upload_type: "resumable" } : { video_url: publicAddress(order) }),
    ...(order.caption === "" ? {} : { caption: order.caption }),
    ...coverOf(order),
    ...(order.isAiGenerated ? { is_ai_generated: "true" } : {}),
    ...(order.commercial === "third-party" ? { is_paid_partnership: "true" } : {}),
    ...placeOf(order),
  };
}

/** A trial is shown to strangers only: whether it is in the feed is decided when it has ended. */
function placeOf({ trial, shareToFeed }: PostOrder): Record<string, string> {
  if (trial === "none") return { share_to_feed: String(shareToFeed) };
  const strategy = trial === "manual" ? "MANUAL" : "SS_PERFORMANCE";
  return { trial_params: JSON.stringify({ graduation_strategy: strategy }) };
}

/** A cover is fetched from the web, and only a JPEG is taken; else it is a moment of the video, within it. */
function coverOf({ publicCoverUrl, coverAtMs, durationMs }: PostOrder): Record<string, string> {
  const url = publicCoverUrl !== null && URL.canParse(publicCoverUrl) ? new URL(publicCoverUrl) : undefined;
  if (url?.protocol === "https:" && /\.jpe?g$/i.test(url.pathname)) return { cover_url: url.href };
  return { thumb_offset: String(Math.max(0, Math.min(coverAtMs, durationMs - 1))) };
}

/** Of letters that every server understands: `URL` writes the others in percents. */
function publicAddress({ publicUrl }: PostOrder): string {
  const url = publicUrl !== null && URL.canParse(publicUrl) ? new URL(publicUrl) : undefined;
  if (url?.protocol === "https:") return url.href;
  throw new AppError({
    kind: "config",
    code: "post-needs-public-url",
    message:
      publicUrl === null
        ? "With the Instagram login Instagram fetches the video from the web, and it lies nowhere on the web."
        : "With the Instagram login Instagram fetches the video from the web, and its address there is not https.",
    hint: "Set the object store (providers.s3.bucket and .publicBaseUrl, docs/object-store.md), or connect the account with the Facebook login, which sends the file itself.",
  });
}
