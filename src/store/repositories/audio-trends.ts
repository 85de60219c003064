import type { StoreScope } from "../scope.ts";
import type { AudioTrendsTable } from "../tables/channel-tables.ts";
import { type Facts, newRowWithFacts, type WithFacts, withFacts } from "./documents.ts";

export type AudioTrend = WithFacts<AudioTrendsTable>;

export type NewAudioTrend = Pick<
  AudioTrend,
  "id" | "platform" | "region" | "title" | "rank" | "capturedAtMs"
> & { facts: Facts };

/** One place of a platform's chart; the same place twice is kept once. */
export async function insertAudioTrend(scope: StoreScope, row: NewAudioTrend, nowMs: number): Promise<void> {
  await scope.db
    .insertInto("audioTrends")
    .values(newRowWithFacts(scope, row, nowMs))
    .onConflict((conflict) =>
      conflict.columns(["tenantId", "platform", "region", "capturedAtMs", "rank"]).doNothing(),
    )
    .execute();
}

/** Newest first. `before`: the id of the last one of the page before. */
export async function listAudioTrends(
  scope: StoreScope,
  filter: {
    limit: number;
    before?: string;
    platform?: AudioTrendsTable["platform"];
    region?: AudioTrendsTable["region"];
  },
): Promise<AudioTrend[]> {
  let query = scope.db.selectFrom("audioTrends").selectAll().where("tenantId", "=", scope.tenantId);
  if (filter.platform !== undefined) query = query.where("platform", "=", filter.platform);
  if (filter.region !== undefined) query = query.where("region", "=", filter.region);
  if (filter.before !== undefined) query = query.where("id", "<", filter.before);
  return (await query.orderBy("id", "desc").limit(filter.limit).execute()).map(withFacts);
}
