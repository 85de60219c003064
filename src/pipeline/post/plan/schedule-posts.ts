import { isAppError } from "../../../core/app-error.ts";
import { videosMissingOn } from "../../../store/repositories/posts-before.ts";
import { type VideoToPost, videosToPost } from "../../../store/repositories/videos-to-post.ts";
import { deliveryAsItIs } from "../order/delivery-as-it-is.ts";
import { type Delivery, readDelivery } from "../order/read-delivery.ts";
import { keepPosts } from "./keep-posts.ts";
import type { PlanRequest, PlanServices } from "./plan-posts.ts";
import { type PlanRules, type PostPlan, planVideo } from "./plan-video.ts";
import { openPostBook, type PostBook } from "./post-book.ts";

export interface ScheduleRequest extends Omit<PlanRequest, "videoId" | "atMs" | "whenThere"> {
  /** Nothing is planned for later than this. */
  untilMs: number;
}

/** How many are read before it is asked again whether the accounts are full. */
const VIDEOS_AT_ONCE = 50;

/**
 * Plans every finished video on each platform with an account that has nothing of it yet, the oldest first, until the
 * accounts are full, and writes all of it in one transaction.
 */
export async function schedulePosts(request: ScheduleRequest, services: PlanServices): Promise<PostPlan[]> {
  const { store, clock, library, tools } = services;
  const { accountIds, untilMs, gapMs, wishes } = request;
  const nowMs = clock.nowMs();
  const atMs = wishes.overrides.includes("ignore-caps") ? nowMs : undefined;
  const book = await openPostBook(store, {
    accountIds,
    atMs,
    fromMs: nowMs,
    gapMs,
    platforms: library.platforms(),
    delivery: wishes.delivery,
  });
  const platforms = [...new Set(book.accounts.map(({ platform }) => platform))];
  const ids = await videosMissingOn(store, platforms);
  const plans: PostPlan[] = [];
  for (let start = 0; start < ids.length && !book.isFullUntil(untilMs); start += VIDEOS_AT_ONCE) {
    const videos = await videosToPost(store, ids.slice(start, start + VIDEOS_AT_ONCE));
    const deliveries = await Promise.all(videos.map(async (video) => await deliveryOf(video, tools)));
    for (const [index, video] of videos.entries()) {
      const plan = planOf(video, deliveries[index], book, request, services);
      if (plan) plans.push(plan);
    }
  }
  return await store.transaction(async (scope) => await keepPosts(scope, plans, services));
}

/** A video that no account fits, or whose folder is gone, keeps no other one from its place. */
function planOf(
  video: VideoToPost,
  delivery: Delivery | undefined,
  book: PostBook,
  request: ScheduleRequest,
  services: PlanServices,
): PostPlan | undefined {
  if (!delivery) return undefined;
  const rules: PlanRules = { ...request, whenThere: "skip" };
  try {
    const plan = planVideo(video, delivery, book, rules, services);
    return plan.planned.length === 0 ? undefined : plan;
  } catch (error) {
    if (isAppError(error) && UNPOSTABLE.has(error.code)) return undefined;
    throw error;
  }
}

const UNPOSTABLE: ReadonlySet<string> = new Set(["delivery-too-old", "post-platform-missing"]);

async function deliveryOf(
  { folder }: VideoToPost,
  tools: PlanServices["tools"],
): Promise<Delivery | undefined> {
  try {
    return folder === null ? undefined : await deliveryAsItIs(readDelivery(folder), tools);
  } catch (error) {
    if (isAppError(error) && UNREADABLE.has(error.code)) return undefined;
    throw error;
  }
}

const UNREADABLE: ReadonlySet<string> = new Set([
  "delivery-missing",
  "delivery-unreadable",
  "media-unreadable",
]);
