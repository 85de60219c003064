import { AppError } from "../../../core/app-error.ts";
import { forgetStep } from "../../../store/repositories/job-steps.ts";
import { type Job, updateJob } from "../../../store/repositories/jobs.ts";
import { COUNTING, type PostBefore, postsBefore } from "../../../store/repositories/posts-before.ts";
import { getPost, type SocialPost, updatePost } from "../../../store/repositories/social-posts.ts";
import type { StoreScope } from "../../../store/scope.ts";
import { EFFECT_PARKED } from "../../effect-errors.ts";
import { postIdOf } from "../post-id-of.ts";
import { mayBeOut } from "./may-be-out.ts";

/**
 * A post goes on, or is given up, with its job that was settled, cancelled or mended. What nothing was sent of is looked at
 * by the gate anew; what may be out stays parked when it is given up. For the same transaction.
 */
export async function followResolution(scope: StoreScope, job: Job, nowMs: number): Promise<void> {
  const post = await postOf(scope, job);
  if (post?.jobId !== job.id) return;
  if (job.status === "dropped") await giveUp(scope, job, post, nowMs);
  if (job.status === "queued") await goOn(scope, job, post);
}

async function giveUp(scope: StoreScope, job: Job, { id }: SocialPost, nowMs: number): Promise<void> {
  const mayBeThere = await mayBeOut(scope, job.id);
  await updatePost(scope, id, { status: mayBeThere ? "parked" : "dropped" });
  if (!mayBeThere) return;
  const error = {
    kind: "gated" as const,
    code: EFFECT_PARKED,
    message: "It was given up after it had been sent, perhaps: it may be on the account.",
    hint: `Look there, then \`viral resolve ${job.id} --posted <url>\` or \`--not-posted\`; \`--retry\` asks the platform. Until then it is not planned again.`,
  };
  await updateJob(scope, job.id, { error }, nowMs);
}

async function goOn(scope: StoreScope, job: Job, { id }: SocialPost): Promise<void> {
  const isSent = await mayBeOut(scope, job.id);
  if (!isSent) await forgetStep(scope, job.id, "gate");
  await updatePost(scope, id, { status: isSent ? "pending" : "waiting" });
}

/**
 * A post that was paused, or held and approved, has another job since: with both of them it would go out twice. Usage error
 * `job-not-resolvable`.
 */
export async function refuseSuperseded(scope: StoreScope, job: Job): Promise<void> {
  const post = await postOf(scope, job);
  if (!post) return;
  if (post.jobId === job.id) return await refuseReplaced(scope, post);
  throw new AppError({
    kind: "usage",
    code: "job-not-resolvable",
    message: `Job ${job.id} (${job.label}) does not have its post any more: post ${post.id} is ${post.status}.`,
    hint:
      post.jobId === null
        ? `\`viral queue --go-on ${post.id}\` lets a paused post go.`
        : `\`viral jobs ${post.jobId}\` says how the one that has it stands.`,
  });
}

/** What failed may have been planned once more: the later one has its place. */
async function refuseReplaced(scope: StoreScope, post: SocialPost): Promise<void> {
  const later = (await laterOnPlatform(scope, post)).find(({ accountId }) => accountId === post.accountId);
  if (!later || COUNTING.includes(post.status)) return;
  throw new AppError({
    kind: "usage",
    code: "job-not-resolvable",
    message: `Post ${post.id} is ${post.status}, and was planned again: post ${later.postId} is ${later.status}.`,
    hint: `\`viral queue\` shows the later one; \`viral queue --drop ${later.postId}\` gives it up.`,
  });
}

async function laterOnPlatform(
  scope: StoreScope,
  { id, videoId, platform }: SocialPost,
): Promise<PostBefore[]> {
  return (await postsBefore(scope)).filter(
    (other) => other.postId > id && other.videoId === videoId && other.platform === platform,
  );
}

/** Whether another job has its post, or another post its place on the platform. */
export async function isSuperseded(scope: StoreScope, job: Job): Promise<boolean> {
  const post = await postOf(scope, job);
  if (!post) return false;
  return post.jobId !== job.id || (await laterOnPlatform(scope, post)).length > 0;
}

/** The post of an account that a job sends, while its row is there. */
export async function postOf(scope: StoreScope, job: Job): Promise<SocialPost | undefined> {
  const postId = postIdOf(job);
  return postId === undefined ? undefined : await getPost(scope, postId);
}
