import { AppError } from "../../../core/app-error.ts";
import type { Job } from "../../../store/repositories/jobs.ts";
import { COUNTING, postsBefore } from "../../../store/repositories/posts-before.ts";
import { getPost, type SocialPost, updatePost } from "../../../store/repositories/social-posts.ts";
import type { StoreScope } from "../../../store/scope.ts";

/** A post goes on, or is given up, with the job that a person has settled. For the same transaction. */
export async function followResolution(scope: StoreScope, job: Job): Promise<void> {
  const post = await postOf(scope, job);
  if (post?.jobId !== job.id) return;
  const status = job.status === "dropped" ? "dropped" : job.status === "queued" ? goesOn(post) : undefined;
  if (status !== undefined) await updatePost(scope, post.id, { status });
}

/** Whether it passed the gate before. */
const goesOn = ({ status }: SocialPost): SocialPost["status"] => (status === "held" ? "waiting" : "pending");

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
  const later = (await postsBefore(scope)).find(
    ({ postId, videoId, accountId }) =>
      postId > post.id && videoId === post.videoId && accountId === post.accountId,
  );
  if (!later || COUNTING.includes(post.status)) return;
  throw new AppError({
    kind: "usage",
    code: "job-not-resolvable",
    message: `Post ${post.id} is ${post.status}, and was planned again: post ${later.postId} is ${later.status}.`,
    hint: `\`viral queue\` shows the later one; \`viral queue --drop ${later.postId}\` gives it up.`,
  });
}

async function postOf(scope: StoreScope, { input }: Job): Promise<SocialPost | undefined> {
  const postId = input["postId"];
  return typeof postId === "string" ? await getPost(scope, postId) : undefined;
}
