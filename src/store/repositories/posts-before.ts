import type { StoreScope } from "../scope.ts";
import type { PostStatus } from "../tables/channel-tables.ts";

/** Posts that are out, on their way, or may be: what nobody may repeat. */
export const COUNTING: readonly PostStatus[] = [
  "held",
  "waiting",
  "paused",
  "pending",
  "live",
  "draft",
  "scheduled",
  "locked-private",
  "private",
  "parked",
];

/** Of those, what nobody has begun to send. */
export const NOT_OUT: ReadonlySet<PostStatus> = new Set(["held", "waiting", "paused"]);

export interface PostBefore {
  postId: string;
  videoId: string;
  accountId: string;
  platform: string;
  status: PostStatus;
  mediaSha256: string;
  /** When it went out, or is to. */
  atMs: number;
  /** What its video is about, as near-duplicates are found by; empty: nobody knows. */
  text: string;
}

/** Every post that counts, oldest first, with what its video is about. */
export async function postsBefore(scope: StoreScope): Promise<PostBefore[]> {
  const rows = await scope.db
    .selectFrom("socialPosts")
    .leftJoin("videos", (join) =>
      join
        .onRef("videos.tenantId", "=", "socialPosts.tenantId")
        .onRef("videos.id", "=", "socialPosts.videoId"),
    )
    .leftJoin("concepts", (join) =>
      join.onRef("concepts.tenantId", "=", "videos.tenantId").onRef("concepts.id", "=", "videos.conceptId"),
    )
    .select([
      "socialPosts.id as postId",
      "socialPosts.videoId",
      "socialPosts.accountId",
      "socialPosts.platform",
      "socialPosts.status",
      "socialPosts.mediaSha256",
      "socialPosts.scheduledAtMs",
      "socialPosts.postedAtMs",
      "concepts.comparableText as text",
    ])
    .where("socialPosts.tenantId", "=", scope.tenantId)
    .where("socialPosts.status", "in", [...COUNTING])
    .orderBy("socialPosts.id", "asc")
    .execute();
  return rows.map(({ scheduledAtMs, postedAtMs, text, ...row }) => ({
    ...row,
    atMs: postedAtMs ?? scheduledAtMs,
    text: text ?? "",
  }));
}

/** Finished videos, oldest first, of which nothing is out or planned on one of these platforms at least. */
export async function videosMissingOn(scope: StoreScope, platforms: readonly string[]): Promise<string[]> {
  if (platforms.length === 0) return [];
  const rows = await scope.db
    .selectFrom("videos")
    .select("id")
    .where("tenantId", "=", scope.tenantId)
    .where("status", "=", "posted")
    .where(
      (where) =>
        where
          .selectFrom("socialPosts")
          .select(({ fn }) => fn.count<number>("socialPosts.platform").distinct().as("n"))
          .whereRef("socialPosts.tenantId", "=", "videos.tenantId")
          .whereRef("socialPosts.videoId", "=", "videos.id")
          .where("socialPosts.status", "in", [...COUNTING])
          .where("socialPosts.platform", "in", [...platforms]),
      "<",
      platforms.length,
    )
    .orderBy("id", "asc")
    .execute();
  return rows.map(({ id }) => id);
}
