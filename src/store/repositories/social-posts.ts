import { sql } from "kysely";
import type { StoreScope } from "../scope.ts";
import type { PostStatus, SocialPostsTable } from "../tables/channel-tables.ts";
import { type Facts, newRowWithFacts, type WithFacts, withFacts } from "./documents.ts";

export type SocialPost = WithFacts<SocialPostsTable>;

export type NewSocialPost = Omit<SocialPost, "createdAtMs">;

/** The same order twice on one account is refused by its `dedupeKey`. */
export async function insertSocialPost(scope: StoreScope, row: NewSocialPost, nowMs: number): Promise<void> {
  await insertSocialPosts(scope, [row], nowMs);
}

export async function insertSocialPosts(
  scope: StoreScope,
  rows: readonly NewSocialPost[],
  nowMs: number,
): Promise<void> {
  if (rows.length === 0) return;
  await scope.db
    .insertInto("socialPosts")
    .values(rows.map((row) => newRowWithFacts(scope, row, nowMs)))
    .execute();
}

const KEYS_AT_ONCE = 1_000;

/** Of these posts, the ids of those in whose account another one has the same `dedupeKey`. */
export async function idsTaken(
  scope: StoreScope,
  posts: readonly Pick<SocialPost, "id" | "accountId" | "dedupeKey">[],
): Promise<Set<string>> {
  const there = new Set<string>();
  for (let start = 0; start < posts.length; start += KEYS_AT_ONCE) {
    const keys = posts.slice(start, start + KEYS_AT_ONCE).map(({ dedupeKey }) => dedupeKey);
    const rows = await scope.db
      .selectFrom("socialPosts")
      .select(["accountId", "dedupeKey"])
      .where("tenantId", "=", scope.tenantId)
      .where("dedupeKey", "in", keys)
      .execute();
    for (const { accountId, dedupeKey } of rows) there.add(`${accountId} ${dedupeKey}`);
  }
  const taken = posts.filter(({ accountId, dedupeKey }) => there.has(`${accountId} ${dedupeKey}`));
  return new Set(taken.map(({ id }) => id));
}

export async function getPost(scope: StoreScope, id: string): Promise<SocialPost | undefined> {
  const row = await scope.db
    .selectFrom("socialPosts")
    .selectAll()
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && withFacts(row);
}

export interface PostFilter {
  limit: number;
  /** The id of the last one of the page before. */
  before?: string;
  videoId?: string;
  accountId?: string;
  status?: PostStatus;
}

/** Newest first. */
export async function listPosts(scope: StoreScope, filter: PostFilter): Promise<SocialPost[]> {
  let query = scope.db.selectFrom("socialPosts").selectAll().where("tenantId", "=", scope.tenantId);
  if (filter.videoId !== undefined) query = query.where("videoId", "=", filter.videoId);
  if (filter.accountId !== undefined) query = query.where("accountId", "=", filter.accountId);
  if (filter.status !== undefined) query = query.where("status", "=", filter.status);
  if (filter.before !== undefined) query = query.where("id", "<", filter.before);
  return (await query.orderBy("id", "desc").limit(filter.limit).execute()).map(withFacts);
}

export interface LatestPost {
  postId: string;
  accountId: string;
  videoId: string;
}

/** The newest post of every video on every account, whatever became of it. */
export async function latestPosts(scope: StoreScope): Promise<LatestPost[]> {
  return await scope.db
    .selectFrom("socialPosts")
    .select(({ fn }) => ["accountId", "videoId", fn.max("id").as("postId")])
    .where("tenantId", "=", scope.tenantId)
    .groupBy(["accountId", "videoId"])
    .execute();
}

/** Everything of these statuses, by the time at which it is to go out. */
export async function postsInStatus(
  scope: StoreScope,
  statuses: readonly PostStatus[],
): Promise<SocialPost[]> {
  const rows = await scope.db
    .selectFrom("socialPosts")
    .selectAll()
    .where("tenantId", "=", scope.tenantId)
    .where("status", "in", [...statuses])
    .orderBy("scheduledAtMs", "asc")
    .orderBy("id", "asc")
    .execute();
  return rows.map(withFacts);
}

/** What a platform or a person says about a post, when it is to go out, or what its file became. */
export type PostChange = Partial<
  Pick<
    SocialPost,
    | "status"
    | "url"
    | "postedAtMs"
    | "platformPostId"
    | "scheduledAtMs"
    | "jobId"
    | "orderHash"
    | "mediaSha256"
  >
>;

/** What the gate says of it now. */
export async function setPostFacts(scope: StoreScope, id: string, facts: Facts): Promise<void> {
  await scope.db
    .updateTable("socialPosts")
    .set({ document: JSON.stringify(facts), rowVersion: sql<number>`row_version + 1` })
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", id)
    .execute();
}

export async function updatePost(scope: StoreScope, id: string, change: PostChange): Promise<void> {
  await scope.db
    .updateTable("socialPosts")
    .set({ ...change, rowVersion: sql<number>`row_version + 1` })
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", id)
    .execute();
}
