import { sql } from "kysely";
import type { StoreScope } from "../scope.ts";
import type { PostStatus, SocialPostsTable } from "../tables/channel-tables.ts";
import { type Facts, newRowWithFacts, type WithFacts, withFacts } from "./documents.ts";

export type SocialPost = WithFacts<SocialPostsTable>;

export type NewSocialPost = Omit<SocialPost, "createdAtMs">;

/** False, and nothing is written, where its account has one with its `dedupeKey`: the same order is planned once. */
export async function insertSocialPost(
  scope: StoreScope,
  row: NewSocialPost,
  nowMs: number,
): Promise<boolean> {
  const outcome = await scope.db
    .insertInto("socialPosts")
    .values(newRowWithFacts(scope, row, nowMs))
    .onConflict((conflict) => conflict.columns(["tenantId", "accountId", "dedupeKey"]).doNothing())
    .executeTakeFirst();
  return outcome.numInsertedOrUpdatedRows === 1n;
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

/** What a platform or a person says about a post, or when it is to go out. */
export type PostChange = Partial<
  Pick<SocialPost, "status" | "url" | "postedAtMs" | "platformPostId" | "scheduledAtMs" | "jobId">
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
