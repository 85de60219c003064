import type { PostSummary, PostsDocument } from "../../../model/post-documents.ts";
import { getJob } from "../../../store/repositories/jobs.ts";
import { getAccount } from "../../../store/repositories/social-accounts.ts";
import { listPosts, postsInStatus, type SocialPost } from "../../../store/repositories/social-posts.ts";
import { getVideo } from "../../../store/repositories/videos.ts";
import type { StoreScope } from "../../../store/scope.ts";
import { startsAtMs } from "../plan/post-job.ts";
import { becauseOf, postFacts } from "../post-facts.ts";

/** What is still to go out or on its way, by its time, and what a person must settle. */
export async function describeQueue(scope: StoreScope): Promise<PostsDocument> {
  return await postsDocument(
    scope,
    await postsInStatus(scope, ["held", "waiting", "paused", "pending", "parked"]),
  );
}

/** Newest first. */
export async function describePosts(
  scope: StoreScope,
  filter: { videoId?: string; limit: number },
): Promise<PostsDocument> {
  return await postsDocument(scope, await listPosts(scope, filter));
}

export async function postsDocument(scope: StoreScope, posts: readonly SocialPost[]): Promise<PostsDocument> {
  const summaries: PostSummary[] = [];
  for (const post of posts) summaries.push(await summaryOf(scope, post));
  return { schema: "viral.posts/1", posts: summaries };
}

async function summaryOf(scope: StoreScope, post: SocialPost): Promise<PostSummary> {
  const { checks } = postFacts(post);
  const job = post.jobId === null ? undefined : await getJob(scope, post.jobId);
  return {
    id: post.id,
    videoId: post.videoId,
    title: (await getVideo(scope, post.videoId))?.title ?? "",
    platform: post.platform,
    account: (await getAccount(scope, post.accountId))?.name ?? post.accountId,
    status: post.status,
    scheduledAt: new Date(post.scheduledAtMs).toISOString(),
    startsAt: new Date(startsAtMs(post)).toISOString(),
    postedAt: post.postedAtMs === null ? null : new Date(post.postedAtMs).toISOString(),
    url: post.url,
    platformPostId: post.platformPostId,
    because: becauseOf(post, job),
    troubleCode: job?.error?.code ?? null,
    hash: post.orderHash,
    checks,
  };
}
