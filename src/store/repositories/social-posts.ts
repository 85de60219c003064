import { sql } from "kysely";
import type { StoreScope } from "../scope.ts";
import type { SocialPostsTable } from "../tables/channel-tables.ts";
import { type Facts, newRowWithFacts, type WithFacts, withFacts } from "./documents.ts";

export type SocialPost = WithFacts<SocialPostsTable>;

export type NewSocialPost = Pick<
  SocialPost,
  "id" | "videoId" | "accountId" | "platform" | "status" | "url" | "postedAtMs"
> & { facts: Facts };

/** One video on one account; the same pair twice is refused. */
export async function insertSocialPost(scope: StoreScope, row: NewSocialPost, nowMs: number): Promise<void> {
  await scope.db
    .insertInto("socialPosts")
    .values(newRowWithFacts(scope, row, nowMs))
    .execute();
}

/** Newest first. `before`: the id of the last one of the page before. */
export async function listPosts(
  scope: StoreScope,
  filter: {
    limit: number;
    before?: string;
    videoId?: SocialPostsTable["videoId"];
    accountId?: SocialPostsTable["accountId"];
    status?: SocialPostsTable["status"];
  },
): Promise<SocialPost[]> {
  let query = scope.db.selectFrom("socialPosts").selectAll().where("tenantId", "=", scope.tenantId);
  if (filter.videoId !== undefined) query = query.where("videoId", "=", filter.videoId);
  if (filter.accountId !== undefined) query = query.where("accountId", "=", filter.accountId);
  if (filter.status !== undefined) query = query.where("status", "=", filter.status);
  if (filter.before !== undefined) query = query.where("id", "<", filter.before);
  return (await query.orderBy("id", "desc").limit(filter.limit).execute()).map(withFacts);
}

/** What the platform or a person says about a post. */
export async function updatePost(
  scope: StoreScope,
  id: string,
  change: Partial<Pick<SocialPost, "status" | "url" | "postedAtMs">>,
): Promise<void> {
  await scope.db
    .updateTable("socialPosts")
    .set({ ...change, rowVersion: sql<number>`row_version + 1` })
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", id)
    .execute();
}
