import { AppError } from "../../../core/app-error.ts";
import { insertJobs } from "../../../store/repositories/jobs.ts";
import { idsTaken, insertSocialPosts } from "../../../store/repositories/social-posts.ts";
import type { StoreScope } from "../../../store/scope.ts";
import type { PlanServices } from "./plan-posts.ts";
import type { PostPlan } from "./plan-video.ts";
import { postJob } from "./post-job.ts";

/** How many rows one statement writes: SQLite takes no more than 32,766 values at once. */
const ROWS_AT_ONCE = 500;

/**
 * Writes the posts of plans, and a job for each that is not held. For a transaction, in which nobody else writes. Answers with the plans as they were
 * written: what another process has planned in the same moment is left to it; when that is all, usage error
 * `post-planned-already`, and nothing was written.
 */
export async function keepPosts(
  scope: StoreScope,
  plans: readonly PostPlan[],
  { newId, clock }: Pick<PlanServices, "newId" | "clock">,
): Promise<PostPlan[]> {
  const nowMs = clock.nowMs();
  const kept = await withoutTaken(scope, plans);
  if (plans.length > 0 && kept.length === 0) throw plannedAlready();
  const all = kept.flatMap(({ video, planned }) => planned.map(({ post }) => ({ post, video })));
  for (let start = 0; start < all.length; start += ROWS_AT_ONCE) {
    const some = all.slice(start, start + ROWS_AT_ONCE);
    const sent = some.filter(({ post }) => post.status !== "held");
    const jobs = sent.map(({ post, video }) => postJob(post, video));
    const jobIds = await insertJobs(scope, jobs, { newId, nowMs });
    const jobOf = new Map(sent.map(({ post }, index) => [post.id, jobIds[index] ?? null]));
    const rows = some.map(({ post: { createdAtMs: _created, ...row } }) => ({
      ...row,
      jobId: jobOf.get(row.id) ?? null,
    }));
    await insertSocialPosts(scope, rows, nowMs);
  }
  return kept;
}

async function withoutTaken(scope: StoreScope, plans: readonly PostPlan[]): Promise<PostPlan[]> {
  const posts = plans.flatMap(({ planned }) => planned.map(({ post }) => post));
  const taken = await idsTaken(scope, posts);
  return plans
    .map((plan) => ({ ...plan, planned: plan.planned.filter(({ post }) => !taken.has(post.id)) }))
    .filter(({ planned }) => planned.length > 0);
}

export const PLANNED_ALREADY = "post-planned-already";

const plannedAlready = (): AppError =>
  new AppError({
    kind: "usage",
    code: PLANNED_ALREADY,
    message: "Another process has planned the same meanwhile; nothing was planned here.",
    hint: "`viral queue` shows what is planned. The same command again plans what is left.",
  });
