import { type Job, updateJob } from "../../../store/repositories/jobs.ts";
import { setPostFacts, updatePost } from "../../../store/repositories/social-posts.ts";
import type { StoreScope } from "../../../store/scope.ts";
import { readPostUrl } from "../read-post-url.ts";
import { postOf } from "./follow-resolution.ts";

/**
 * A person has found a post of an account at this address: it is live, and its job has nothing left to do. Nobody needs the
 * account for that, nor the files. For the transaction that settles the job; usage error `url-unfitting`.
 */
export async function notePosted(scope: StoreScope, job: Job, url: string, nowMs: number): Promise<void> {
  const post = await postOf(scope, job);
  if (!post) return;
  const { platformPostId } = readPostUrl(post.platform, url);
  await setPostFacts(scope, post.id, { ...post.facts, because: null });
  await updatePost(scope, post.id, { status: "live", url, platformPostId, postedAtMs: nowMs });
  await updateJob(scope, job.id, { status: "done", waitingFor: null, error: null }, nowMs);
}
