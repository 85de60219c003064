import { AppError } from "../../../core/app-error.ts";
import type { SocialAccount } from "../../../store/repositories/social-accounts.ts";
import { type VideoToPost, videosToPost } from "../../../store/repositories/videos-to-post.ts";
import { accountLabel } from "../../accounts/find-account.ts";
import type { VideoServices } from "../../video-services.ts";
import { deliveryAsItIs } from "../order/delivery-as-it-is.ts";
import { readDelivery } from "../order/read-delivery.ts";
import { type PlanRules, type PostPlan, planVideo } from "./plan-video.ts";
import { openPostBook } from "./post-book.ts";

export interface PlanRequest extends PlanRules {
  videoId: string;
  /** Ids of the accounts that may have it; undefined: the pool decides. */
  accountIds: readonly string[] | undefined;
  /** Not before this; undefined: as soon as its account may. */
  atMs: number | undefined;
  gapMs: number;
}

export type PlanServices = Pick<VideoServices, "store" | "clock" | "newId" | "library" | "tools">;

/**
 * Plans a finished video on one account of each of its platforms: what each is told, when, and whether the gate lets it
 * through; what it does not is held. Writes nothing: `keepPosts` does. Usage errors: `video-not-finished`,
 * `account-unfitting`, and those of `buildOrder` and `deliveryAsItIs`.
 */
export async function planPosts(request: PlanRequest, services: PlanServices): Promise<PostPlan> {
  const { store, clock, library, tools } = services;
  const video = await finishedVideo(request.videoId, services);
  const delivery = await deliveryAsItIs(readDelivery(video.folder ?? ""), tools);
  const nowMs = clock.nowMs();
  const isNow = request.wishes.overrides.includes("ignore-caps");
  const book = await openPostBook(store, {
    accountIds: request.accountIds,
    atMs: request.atMs ?? (isNow ? nowMs : undefined),
    fromMs: nowMs,
    gapMs: request.gapMs,
    platforms: library.platforms(),
    delivery: request.wishes.delivery,
  });
  const plan = planVideo(video, delivery, book, request, services);
  if (plan.planned.length === 0) throw noneFits(video, book.accounts);
  return plan;
}

async function finishedVideo(videoId: string, { store }: PlanServices): Promise<VideoToPost> {
  const [video] = await videosToPost(store, [videoId]);
  if (video?.folder && video.status === "posted") return video;
  throw new AppError({
    kind: "usage",
    code: "video-not-finished",
    message: video
      ? `“${video.title}” is ${video.status}: only a video that was delivered can be posted.`
      : `There is no video ${videoId}.`,
    hint: "`viral show <video>` says how it stands.",
  });
}

function noneFits(video: VideoToPost, accounts: readonly SocialAccount[]): AppError {
  const names = accounts.map(accountLabel);
  return new AppError({
    kind: "usage",
    code: "account-unfitting",
    message:
      names.length === 0
        ? "No account is connected that could have it."
        : `None of ${names.join(", ")} can have “${video.title}”: its language, its niche, or a post of it that is there already.`,
    hint: "`viral accounts connect` connects one; --account names one; --allow-repost posts the same again.",
  });
}
