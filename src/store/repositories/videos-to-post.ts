import { Brief } from "../../model/brief.ts";
import type { StoreScope } from "../scope.ts";
import type { VideoStatus } from "../tables/content-tables.ts";

/** What planning has to know of a video. */
export interface VideoToPost {
  id: string;
  runId: string;
  title: string;
  status: VideoStatus;
  folder: string | null;
  /** As near-duplicates are found by; empty: no script was written. */
  text: string;
  /** What the brief of its run asked for; of a run that was deleted, nothing. */
  topic: string | null;
  packs: readonly string[];
}

const Asked = Brief.pick({ packs: true });

/** In the order of the ids; those that are not there are left out. */
export async function videosToPost(scope: StoreScope, ids: readonly string[]): Promise<VideoToPost[]> {
  if (ids.length === 0) return [];
  const rows = await scope.db
    .selectFrom("videos")
    .leftJoin("concepts", (join) =>
      join.onRef("concepts.tenantId", "=", "videos.tenantId").onRef("concepts.id", "=", "videos.conceptId"),
    )
    .leftJoin("runs", (join) =>
      join.onRef("runs.tenantId", "=", "videos.tenantId").onRef("runs.id", "=", "videos.runId"),
    )
    .leftJoin("briefs", (join) =>
      join.onRef("briefs.tenantId", "=", "runs.tenantId").onRef("briefs.id", "=", "runs.briefId"),
    )
    .select([
      "videos.id",
      "videos.runId",
      "videos.title",
      "videos.status",
      "videos.folder",
      "concepts.comparableText",
      "briefs.topic",
      "briefs.document as brief",
    ])
    .where("videos.tenantId", "=", scope.tenantId)
    .where("videos.id", "in", [...ids])
    .execute();
  const videos = rows.map(({ comparableText, brief, ...row }) => ({
    ...row,
    text: comparableText ?? "",
    packs: brief === null ? [] : Asked.parse(JSON.parse(brief)).packs,
  }));
  const byId = new Map(videos.map((video) => [video.id, video]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
