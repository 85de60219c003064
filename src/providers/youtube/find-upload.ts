import type { Found, PublishRequest } from "../contracts/publisher.ts";
import { completed, type UploadDesk } from "./prepare-upload.ts";
import { keepUpload, readUpload, type Session } from "./upload-memory.ts";
import { findUploads } from "./uploads-listing.ts";
import { orderIn, slugOf } from "./video-resource.ts";
import type { YoutubeApi } from "./youtube-api.ts";

export interface FindDesk extends UploadDesk {
  api: YoutubeApi;
}

/** A clock of ours may go ahead of YouTube's by so much. */
const CLOCK_SLACK_MS = 600_000;

/**
 * What an earlier commit left behind. The session answers for itself; when it is gone, the channel's own listing is read.
 * Read-only towards YouTube. Throws transient when it cannot be asked, quota, refused when the account is gone.
 */
export async function findUpload(desk: FindDesk, request: PublishRequest): Promise<Found> {
  const { memory, signal } = request;
  const kept = await readUpload(memory);
  if (kept.stage === "UPLOADED") return { state: "made", handle: kept.videoId };
  // Before the last byte there is no video; the same session takes it again.
  if (kept.stage !== "FINAL_SENT") return { state: "nothing" };
  const order = orderIn(request);
  const news = await desk.requests.probe({ order, session: { ...kept, storedBytes: 0 }, signal });
  switch (news.state) {
    case "incomplete":
      if (news.storedBytes >= order.byteCount)
        return { state: "unknown", message: "youtube has every byte, and no video yet" };
      await keepUpload(memory, { ...kept, stage: "UPLOADING", storedBytes: news.storedBytes });
      return { state: "nothing" };
    case "complete":
      if (news.videoId !== undefined) return await made(desk, request, kept, news.videoId);
      return await search(desk, request, kept);
    case "gone":
      return await search(desk, request, kept);
    case "refused":
      if (["transient", "quota"].includes(news.error.kind)) throw news.error;
      return { state: "unknown", message: news.error.message };
  }
}

async function search(desk: FindDesk, request: PublishRequest, kept: Session): Promise<Found> {
  const { title, byteCount } = orderIn(request);
  const features = {
    fileName: slugOf(request.effectKey),
    byteCount,
    title,
    sinceMs: kept.issuedAtMs - CLOCK_SLACK_MS,
  };
  const [only, ...others] = await findUploads(desk.api, features, request.signal);
  if (only === undefined)
    return {
      state: "unknown",
      message: "youtube no longer knows the upload, and the channel does not list its video",
    };
  if (others.length > 0)
    return {
      state: "unknown",
      message: `the channel lists ${others.length + 1} videos that it could be: ${[only, ...others].join(", ")}`,
    };
  return await made(desk, request, kept, only);
}

async function made(
  { clock }: FindDesk,
  { memory }: PublishRequest,
  kept: Session,
  videoId: string,
): Promise<Found> {
  await keepUpload(memory, completed(kept, videoId, clock.nowMs()));
  return { state: "made", handle: videoId };
}
