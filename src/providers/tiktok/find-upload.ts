import type { Found, PublishRequest } from "../contracts/publisher.ts";
import { failReason } from "./fail-reasons.ts";
import { rememberNothing } from "./remember-nothing.ts";
import type { TiktokApi } from "./tiktok-api.ts";
import { isPassing, platformCodeOf } from "./troubles.ts";
import { type FinalSent, readUpload } from "./upload-memory.ts";
import { askStatus, FORGOTTEN, type UploadStatus } from "./upload-status.ts";

/**
 * What became of a last chunk. `nothing` where it was never sent, where TikTok gave the post up, and where the end of the
 * video is not there: then the same address gets it once more, and one address makes one post.
 */
export async function findUpload(api: TiktokApi, request: PublishRequest): Promise<Found> {
  const state = await readUpload(request.memory);
  // What is remembered before the last chunk is sent says that it was not.
  if (state?.stage !== "final-sent") return { state: "nothing" };
  const status = await statusOf(api, state, request.signal);
  if (typeof status === "string") return { state: "unknown", message: status };
  const made = { state: "made", handle: state.publishId } as const;
  switch (status.status) {
    case "SEND_TO_USER_INBOX":
    case "PUBLISH_COMPLETE":
      return made;
    case "FAILED":
      return await readFailed(api, request, state, status);
    case "PROCESSING_UPLOAD":
      return await readProcessing(api, request, state, status);
    default:
      return { state: "unknown", message: "TikTok says something of the post that is not known here" };
  }
}

async function statusOf(
  api: TiktokApi,
  { publishId }: FinalSent,
  signal: AbortSignal,
): Promise<UploadStatus | string> {
  try {
    return await askStatus(api, publishId, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (FORGOTTEN.has(platformCodeOf(error))) return "TikTok does not know the upload any more";
    if (isPassing(error)) return error.message;
    throw error;
  }
}

async function readFailed(
  api: TiktokApi,
  request: PublishRequest,
  state: FinalSent,
  status: UploadStatus,
): Promise<Found> {
  const { next } = failReason(status.failReason);
  // What a person must look at is told by `status`, which is asked next.
  if (next !== "again" && next !== "later") return { state: "made", handle: state.publishId };
  await rememberNothing(request.memory, state, status, api.clock.nowMs());
  return { state: "nothing" };
}

async function readProcessing(
  api: TiktokApi,
  request: PublishRequest,
  state: FinalSent,
  status: UploadStatus,
): Promise<Found> {
  const { uploadedBytes } = status;
  const nowMs = api.clock.nowMs();
  const totalBytes = request.order?.byteCount ?? Number.POSITIVE_INFINITY;
  if (uploadedBytes !== null && uploadedBytes >= totalBytes)
    return { state: "made", handle: state.publishId };
  if (!state.isAddressGone) return { state: "nothing" };
  const has =
    uploadedBytes === null ? "does not say how much of the video it has" : `has ${uploadedBytes} bytes`;
  // A refusal alone proves nothing: each last chunk was refused, and long after TikTok still waits for it.
  if (state.isDoubtful || uploadedBytes === null || nowMs < state.sentAtMs + SETTLED_MS)
    return { state: "unknown", message: `TikTok ${has}, and the upload's address takes no more` };
  await rememberNothing(request.memory, state, status, nowMs);
  return { state: "nothing" };
}

/** By then `uploaded_bytes` has caught up with what came. */
const SETTLED_MS = 10 * 60_000;
