import type { Clock } from "../../../src/core/clock.ts";
import { AccountFacts } from "../../../src/model/account.ts";
import { resolveJob } from "../../../src/pipeline/resolve.ts";
import { listJobs } from "../../../src/store/repositories/jobs.ts";
import { listAccounts } from "../../../src/store/repositories/social-accounts.ts";
import { listPosts, type SocialPost } from "../../../src/store/repositories/social-posts.ts";
import type { Store } from "../../../src/store/scope.ts";
import type { PublishedVideo } from "./post-home.ts";

export interface PostThere extends Pick<SocialPost, "id" | "jobId" | "status" | "url" | "platform"> {
  /** What its account shows of its file. */
  there: readonly PublishedVideo[];
}

/** Every post, beside what its account at the platform shows. */
export async function comparePosts(store: Store, published: readonly PublishedVideo[]): Promise<PostThere[]> {
  const users = new Map(
    (await listAccounts(store)).map(({ id, facts }) => [id, AccountFacts.parse(facts).userId]),
  );
  const posts = await listPosts(store, { limit: 10_000 });
  return posts.map(({ id, jobId, status, url, platform, accountId, mediaSha256 }) => ({
    id,
    jobId,
    status,
    url,
    platform,
    there: published.filter(
      ({ userId, sha256 }) => userId === users.get(accountId) && sha256 === mediaSha256,
    ),
  }));
}

/** Does what `viral resolve` asks of a person: looks at the account, and says whether the post is there. How many were. */
export async function settleParkedPosts(
  store: Store,
  published: readonly PublishedVideo[],
  clock: Clock,
): Promise<number> {
  const { jobs } = await listJobs(store, { status: "parked", limit: 100 });
  if (jobs.length === 0) return 0;
  const posts = await comparePosts(store, published);
  for (const { id } of jobs) {
    const [found] = posts.find(({ jobId }) => jobId === id)?.there ?? [];
    const verdict = found ? ({ kind: "posted", url: found.url } as const) : ({ kind: "not-posted" } as const);
    await resolveJob(store, id, verdict, clock);
  }
  return jobs.length;
}
