import { isAppError } from "../../../core/app-error.ts";
import { videosMissingOn } from "../../../store/repositories/posts-before.ts";
import { listAccounts } from "../../../store/repositories/social-accounts.ts";
import type { VideoServices } from "../../video-services.ts";
import {
  keepPosts,
  type PlannedPost,
  type PlanRequest,
  type PlanServices,
  type PostPlan,
  planPosts,
} from "./plan-posts.ts";
import { showPlan } from "./show-plan.ts";

export interface ScheduleRequest extends Omit<PlanRequest, "videoId" | "atMs" | "whenThere"> {
  /** Nothing is planned for later than this. */
  untilMs: number;
}

/**
 * Plans every finished video on each platform with an account that has nothing of it yet, the oldest first, until the
 * accounts are full.
 */
export async function schedulePosts(
  { untilMs, ...request }: ScheduleRequest,
  services: PlanServices & Pick<VideoServices, "publisher">,
): Promise<PlannedPost[]> {
  const scheduled: PlannedPost[] = [];
  for (const videoId of await videosMissingOn(services.store, await platformsOf(request, services))) {
    const plan = await planOf({ ...request, videoId, atMs: undefined, whenThere: "skip" }, services);
    const planned = plan?.planned.filter(({ post }) => post.scheduledAtMs <= untilMs) ?? [];
    if (!plan || planned.length === 0) continue;
    const kept = await services.store.transaction(
      async (scope) => await keepPosts(scope, { ...plan, planned }, services),
    );
    await showPlan({ ...plan, planned: kept }, services);
    scheduled.push(...kept);
  }
  return scheduled;
}

async function platformsOf(
  { accountIds }: Pick<PlanRequest, "accountIds">,
  { store }: PlanServices,
): Promise<string[]> {
  const accounts = (await listAccounts(store)).filter(
    ({ id, status }) => status === "connected" && (accountIds?.includes(id) ?? true),
  );
  return [...new Set(accounts.map(({ platform }) => platform))];
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
