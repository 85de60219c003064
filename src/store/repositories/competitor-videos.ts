import type { StoreScope } from "../scope.ts";
import type { CompetitorVideosTable } from "../tables/channel-tables.ts";
import { type Facts, newRowWithFacts, type WithFacts, withFacts } from "./documents.ts";

export type CompetitorVideo = WithFacts<CompetitorVideosTable>;

export type NewCompetitorVideo = Pick<
  CompetitorVideo,
  "id" | "platform" | "externalId" | "channel" | "title" | "publishedAtMs" | "viewCount"
> & { facts: Facts };

/** A public video that was looked at; the same one twice is kept once. */
export async function insertCompetitorVideo(
  scope: StoreScope,
  row: NewCompetitorVideo,
  nowMs: number,
): Promise<void> {
  await scope.db
    .insertInto("competitorVideos")
    .values(newRowWithFacts(scope, row, nowMs))
    .onConflict((conflict) => conflict.columns(["tenantId", "platform", "externalId"]).doNothing())
    .execute();
}

/** Newest first. `before`: the id of the last one of the page before. */
export async function listCompetitorVideos(
  scope: StoreScope,
  filter: {
    limit: number;
    before?: string;
    platform?: CompetitorVideosTable["platform"];
    channel?: CompetitorVideosTable["channel"];
  },
): Promise<CompetitorVideo[]> {
  let query = scope.db.selectFrom("competitorVideos").selectAll().where("tenantId", "=", scope.tenantId);
  if (filter.platform !== undefined) query = query.where("platform", "=", filter.platform);
  if (filter.channel !== undefined) query = query.where("channel", "=", filter.channel);
  if (filter.before !== undefined) query = query.where("id", "<", filter.before);
  return (await query.orderBy("id", "desc").limit(filter.limit).execute()).map(withFacts);
}
