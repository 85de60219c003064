import { type Selectable, sql } from "kysely";
import { z } from "zod";
import { Check } from "../../model/check.ts";
import { newRow, type StoreScope } from "../scope.ts";
import type { VideoStatus, VideosTable } from "../tables/content-tables.ts";

export interface Video
  extends Omit<Selectable<VideosTable>, "tenantId" | "machineId" | "checks" | "document"> {
  checks: Check[];
  /** What nobody searches: hook, score, theme, sizes. */
  facts: Readonly<Record<string, unknown>>;
}

export interface NewVideo {
  id: string;
  runId: string;
  conceptId: string;
  scriptId?: string;
  title: string;
  status: VideoStatus;
}

export type VideoChange = Partial<
  Pick<
    Video,
    | "scriptId"
    | "title"
    | "status"
    | "folder"
    | "file"
    | "cover"
    | "captions"
    | "durationMs"
    | "checks"
    | "costUsdMicros"
    | "facts"
    | "objectKey"
    | "publicUrl"
  >
>;

export async function insertVideos(
  scope: StoreScope,
  videos: readonly NewVideo[],
  nowMs: number,
): Promise<void> {
  if (videos.length === 0) return;
  await scope.db
    .insertInto("videos")
    .values(
      videos.map(({ id, scriptId = null, ...columns }) => ({
        ...newRow(scope, id, nowMs),
        ...columns,
        scriptId,
        folder: null,
        file: null,
        cover: null,
        captions: null,
        durationMs: null,
        checks: "[]",
        costUsdMicros: 0,
        objectKey: null,
        publicUrl: null,
        document: "{}",
      })),
    )
    .execute();
}

export async function getVideo(scope: StoreScope, id: string): Promise<Video | undefined> {
  const row = await scope.db
    .selectFrom("videos")
    .selectAll()
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && toVideo(row);
}

export async function updateVideo(scope: StoreScope, id: string, change: VideoChange): Promise<void> {
  const { checks, facts, ...columns } = change;
  await scope.db
    .updateTable("videos")
    .set({
      ...columns,
      ...(checks === undefined ? {} : { checks: JSON.stringify(checks) }),
      ...(facts === undefined ? {} : { document: JSON.stringify(facts) }),
      rowVersion: sql<number>`row_version + 1`,
    })
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", id)
    .execute();
}

/** All videos of a run, oldest first. */
export async function videosOfRun(scope: StoreScope, runId: string): Promise<Video[]> {
  const rows = await scope.db
    .selectFrom("videos")
    .selectAll()
    .where("tenantId", "=", scope.tenantId)
    .where("runId", "=", runId)
    .orderBy("id", "asc")
    .execute();
  return rows.map(toVideo);
}

/** The videos made of a concept, oldest first. */
export async function videosOfConcept(scope: StoreScope, conceptId: string): Promise<Video[]> {
  const rows = await scope.db
    .selectFrom("videos")
    .selectAll()
    .where("tenantId", "=", scope.tenantId)
    .where("conceptId", "=", conceptId)
    .execute();
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1)).map(toVideo);
}

/** Newest first. `before`: the id of the last one of the page before. */
export async function listVideos(
  scope: StoreScope,
  filter: { limit: number; before?: string; status?: VideoStatus },
): Promise<Video[]> {
  let query = scope.db.selectFrom("videos").selectAll().where("tenantId", "=", scope.tenantId);
  if (filter.status !== undefined) query = query.where("status", "=", filter.status);
  if (filter.before !== undefined) query = query.where("id", "<", filter.before);
  return (await query.orderBy("id", "desc").limit(filter.limit).execute()).map(toVideo);
}

const Checks = z.array(Check);

function toVideo(row: Selectable<VideosTable>): Video {
  const { checks, document, tenantId: _tenant, machineId: _machine, ...rest } = row;
  return {
    ...rest,
    checks: Checks.parse(JSON.parse(checks)),
    facts: JSON.parse(document) as Record<string, unknown>,
  };
}
