import { isAppError } from "../../../core/app-error.ts";
import { videosWithoutPost } from "../../../store/repositories/posts-before.ts";
import {
  keepPosts,
  type PlannedPost,
  type PlanRequest,
  type PlanServices,
  type PostPlan,
  planPosts,
} from "./plan-posts.ts";

export interface ScheduleRequest extends Omit<PlanRequest, "videoId" | "atMs"> {
  /** Nothing is planned for later than this. */
  untilMs: number;
}

/** Plans every finished video that has no post yet, the oldest first, until the accounts are full. */
export async function schedulePosts(
  { untilMs, ...request }: ScheduleRequest,
  services: PlanServices,
): Promise<PlannedPost[]> {
  const scheduled: PlannedPost[] = [];
  for (const videoId of await videosWithoutPost(services.store)) {
    const plan = await planOf({ ...request, videoId, atMs: undefined }, services);
    const planned = plan?.planned.filter(({ post }) => post.scheduledAtMs <= untilMs) ?? [];
    if (!plan || planned.length === 0) continue;
    await services.store.transaction(async (scope) => await keepPosts(scope, { ...plan, planned }, services));
    scheduled.push(...planned);
  }
  return scheduled;
}

/** A video that no account fits, or whose folder is gone, keeps no other one from its place. */
async function planOf(request: PlanRequest, services: PlanServices): Promise<PostPlan | undefined> {
  try {
    return await planPosts(request, services);
  } catch (error) {
    if (isAppError(error) && SKIPPED.has(error.code)) return undefined;
    throw error;
  }
}

const SKIPPED: ReadonlySet<string> = new Set([
  "account-unfitting",
  "delivery-missing",
  "delivery-too-old",
  "delivery-unreadable",
  "post-platform-missing",
]);
