import { AppError } from "../../../core/app-error.ts";
import type { Platform } from "../../../model/platform.ts";

/** Whatever stands after a space or at the beginning: `a#b` and an address of mail are neither. */
const HASHTAG = /(?<![\p{L}\p{N}_&])#[\p{L}\p{M}\p{N}_]+/gu;
const MENTION = /(?<![\p{L}\p{N}_.])@[\p{L}\p{N}_.]+/gu;

/** Usage error `post-caption-crowded` when a caption of the user's has more hashtags or names than the platform takes. */
export function refuseCounts(caption: string, { title, hashtagsMax, mentionsMax }: Platform): void {
  for (const [what, pattern, most] of [
    ["hashtags", HASHTAG, hashtagsMax?.value],
    ["@ names", MENTION, mentionsMax?.value],
  ] as const) {
    const count = caption.match(pattern)?.length ?? 0;
    if (most === undefined || count <= most) continue;
    throw new AppError({
      kind: "usage",
      code: "post-caption-crowded",
      message: `The caption has ${count} ${what}; ${title} takes ${most}.`,
      hint: "Take some out: what you say is never altered.",
    });
  }
}
