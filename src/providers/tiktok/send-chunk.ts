import type { PostOrder } from "../../model/post-order.ts";
import type { UploadAnswer } from "../contracts/vendor.ts";
import type { Chunk } from "./chunk-plan.ts";
import type { TiktokApi } from "./tiktok-api.ts";

/** Of one chunk of at most 20 MB: some 300 kilobits a second. */
export const CHUNK_MS = 9 * 60_000;

/** Seen so far: open-upload.tiktokapis.com, upload.us.tiktokapis.com. */
const UPLOAD_HOSTS = /^(?:[a-z0-9-]+\.)+tiktokapis\.com$/;

export interface ChunkRequest {
  order: PostOrder;
  uploadUrl: string;
  chunk: Chunk;
  signal: AbortSignal;
  progress: (doneBytes: number, totalBytes: number) => void;
}

/** Sends one chunk in one request, without a token: the address is what opens. Throws as `VendorLine.upload` does. */
export async function sendChunk(
  api: TiktokApi,
  { order, uploadUrl, chunk, signal, progress }: ChunkRequest,
): Promise<UploadAnswer> {
  const { startByte, byteCount, isLast } = chunk;
  const { byteCount: totalBytes, file } = order;
  const line = await api.line();
  return await line.upload({
    url: uploadUrl,
    hosts: UPLOAD_HOSTS,
    method: "PUT",
    headers: {
      "content-type": "video/mp4",
      "content-range": `bytes ${startByte}-${startByte + byteCount - 1}/${totalBytes}`,
    },
    operation: isLast ? "PUT last chunk" : "PUT chunk",
    file,
    startByte,
    byteCount,
    timeoutMs: CHUNK_MS,
    signal,
    progress: (sentBytes) => progress(startByte + sentBytes, totalBytes),
  });
}
