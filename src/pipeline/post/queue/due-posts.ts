import type { ErrorKind } from "../../../core/app-error.ts";
import { combineExitCodes } from "../../../core/exit-codes.ts";
import type { PostsDocument } from "../../../model/post-documents.ts";
import { getJob } from "../../../store/repositories/jobs.ts";
import { getPost, postsInStatus, type SocialPost } from "../../../store/repositories/social-posts.ts";
import type { StoreScope } from "../../../store/scope.ts";
import type { PostStatus } from "../../../store/tables/channel-tables.ts";
import { startsAtMs } from "../plan/post-job.ts";
import { postsDocument } from "./describe-posts.ts";
import { waitsForLogin } from "./login-lost.ts";

/** Posts that may begin now, or that are on their way, by their time. */
export async function duePostIds(scope: StoreScope, nowMs: number): Promise<string[]> {
  const open = await postsInStatus(scope, ["waiting", "pending"]);
  return open.filter((post) => startsAtMs(post) <= nowMs).map(({ id }) => id);
}

/** What became of posts, and the exit code that says so. */
export async function describeEnding(
  scope: StoreScope,
  postIds: readonly string[],
): Promise<{ document: PostsDocument; exitCode: number }> {
  const posts = (await Promise.all(postIds.map(async (id) => await getPost(scope, id)))).filter(
    (post) => post !== undefined,
  );
  const kinds = (await Promise.all(posts.map(async (post) => await troubleOf(scope, post)))).flat();
  const finishedCount = posts.filter(({ status }) => OUT.has(status)).length;
  return { document: await postsDocument(scope, posts), exitCode: combineExitCodes(finishedCount, kinds) };
}

const OUT: ReadonlySet<PostStatus> = new Set(["live", "draft", "scheduled", "locked-private", "private"]);

async function troubleOf(scope: StoreScope, { status, jobId }: SocialPost): Promise<ErrorKind[]> {
  if (OUT.has(status) || status === "dropped") return [];
  if (status === "held" || status === "parked") return ["gated"];
  const job = jobId === null ? undefined : await getJob(scope, jobId);
  if (status === "failed") return [job?.error?.kind ?? "refused"];
  return [job && waitsForLogin(job) ? "refused" : "waiting"];
}
