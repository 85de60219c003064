import type { Settings } from "./config/settings-schema.ts";
import { AppError } from "./core/app-error.ts";
import type { PostWishes } from "./model/post-wishes.ts";
import type { PostingRules } from "./pipeline/video-services.ts";

const MINUTE_MS = 60_000;

/** The settings of posting, as the pipeline reads them. */
export function postingRules({ posting, policy }: Settings): PostingRules {
  return {
    forbiddenWords: policy.forbiddenWords,
    gapMs: posting.gapMinutes * MINUTE_MS,
    isReviewed: posting.review,
    wishes: () => wishesOf(posting),
  };
}

function wishesOf(posting: Settings["posting"]): PostWishes {
  const { madeForKids, commercial } = posting;
  if (madeForKids === undefined || commercial === undefined) throw unanswered(posting);
  return {
    isMadeForKids: madeForKids,
    commercial,
    privacy: posting.privacy,
    delivery: posting.delivery ?? null,
    allow: { comments: posting.comments, duets: posting.duets, stitches: posting.stitches },
    isScheduledThere: posting.atPlatform,
    categoryId: posting.category ?? null,
    playlistId: posting.playlist ?? null,
    shareToFeed: posting.shareToFeed,
    trial: posting.trial,
    overrides: [],
  };
}

function unanswered({ madeForKids, commercial }: Settings["posting"]): AppError {
  const open = [
    ...(madeForKids === undefined ? ["whether your videos are made for kids"] : []),
    ...(commercial === undefined ? ["what they promote"] : []),
  ];
  return new AppError({
    kind: "config",
    code: "posting-unanswered",
    message: `Platforms ask ${open.join(" and ")}, and nobody has said.`,
    hint: "Say it once: `viral config set posting.madeForKids false`, `viral config set posting.commercial none` (or own, third-party).",
  });
}
