import { AppError } from "../../core/app-error.ts";
import { microsToUsd } from "../../core/money.ts";
import type { VideoAddress, VideoDocument } from "../../model/command-documents.ts";
import { getConcept } from "../../store/repositories/concepts.ts";
import { findByPrefix } from "../../store/repositories/find-by-prefix.ts";
import { getJob } from "../../store/repositories/jobs.ts";
import { committedSpend, estimatedSpend } from "../../store/repositories/spend-ledger.ts";
import { getVideo, type Video, videosOfConcept } from "../../store/repositories/videos.ts";
import type { StoreScope } from "../../store/scope.ts";
import { describePosts } from "../post/queue/describe-posts.ts";
import { isoTime } from "./describe-jobs.ts";

const POSTS_SHOWN = 100;

/** A video by its own id, or by the id of its job or concept; unique prefixes are enough. */
export async function findVideo(scope: StoreScope, id: string): Promise<Video> {
  if (id.startsWith("job_")) {
    const job = await getJob(scope, await findByPrefix(scope, "jobQueue", id));
    if (job?.videoId) return await videoNamed(scope, job.videoId);
    throw noVideo(id, "this job makes no video of its own");
  }
  if (id.startsWith("con_")) {
    const [video] = await videosOfConcept(scope, await findByPrefix(scope, "concepts", id));
    if (video) return video;
    throw noVideo(id, "no video was made of this concept");
  }
  return await videoNamed(scope, await findByPrefix(scope, "videos", id));
}

export async function describeVideo(
  scope: StoreScope,
  video: Video,
  address: VideoAddress | null = null,
): Promise<VideoDocument> {
  const stored = await getConcept(scope, video.conceptId);
  const { themeId, formatId } = video.facts;
  return {
    schema: "viral.video/1",
    id: video.id,
    title: video.title,
    status: video.status,
    format: typeof formatId === "string" ? formatId : (stored?.concept.formatId ?? ""),
    theme: typeof themeId === "string" ? themeId : "",
    folder: video.folder,
    publicUrl: video.publicUrl,
    address,
    durationMs: video.durationMs,
    costUsd: microsToUsd(await committedSpend(scope, "videoId", video.id)),
    estimatedUsd: microsToUsd(await estimatedSpend(scope, "videoId", video.id)),
    predictedScore: stored?.concept.predictedScore ?? 0,
    whyItShouldWork: stored?.concept.whyItShouldWork ?? [],
    hooks: stored?.concept.hooks ?? [],
    checks: video.checks,
    posts: (await describePosts(scope, { videoId: video.id, limit: POSTS_SHOWN })).posts,
    createdAt: isoTime(video.createdAtMs),
  };
}

async function videoNamed(scope: StoreScope, id: string): Promise<Video> {
  const video = await getVideo(scope, id);
  if (video) return video;
  throw noVideo(id, "it is not in the database");
}

function noVideo(id: string, why: string): AppError {
  return new AppError({
    kind: "usage",
    code: "video-unknown",
    message: `There is no video for ${id}: ${why}.`,
    hint: "`viral jobs` lists what was made.",
  });
}
