import { AppError } from "../../core/app-error.ts";
import type { PublishRequest } from "../contracts/publisher.ts";
import type { UploadAnswer } from "../contracts/vendor.ts";
import { vendorMessage } from "../http/vendor-message.ts";
import { orderOf } from "./check-order.ts";
import { bytesIn, type Chunk, type ChunkPlan, chunkAfter, lastChunkStart } from "./chunk-plan.ts";
import { sendChunk } from "./send-chunk.ts";
import type { TiktokApi } from "./tiktok-api.ts";
import { isPassing } from "./troubles.ts";
import { isAlive, type Uploading } from "./upload-memory.ts";

/** A chunk that got nowhere is sent again at once; after so many there is another run. */
const TRIES_MAX = 3;

/**
 * Sends every chunk but the last, in order, and remembers each that TikTok has. `gone`: the address takes no more, and
 * another upload must be begun. Throws transient for what may go better another time.
 */
export async function sendChunks(
  api: TiktokApi,
  request: PublishRequest,
  begun: Uploading,
  plan: ChunkPlan,
): Promise<"ready" | "gone"> {
  let upload = begun;
  let tries = 0;
  for (;;) {
    const chunk = chunkAfter(plan, upload.sentBytes);
    if (chunk.isLast) return "ready";
    if (!isAlive(upload, api.clock.nowMs())) return "gone";
    const sent = await sendOne(api, request, upload, chunk, plan);
    if (sent === "gone") return sent;
    tries = sent === upload.sentBytes ? tries + 1 : 0;
    if (tries >= TRIES_MAX) throw stuck(sent);
    upload = { ...upload, sentBytes: sent };
    await request.memory.write(upload);
  }
}

/** How far TikTok has it now. */
async function sendOne(
  api: TiktokApi,
  request: PublishRequest,
  { uploadUrl, sentBytes }: Uploading,
  chunk: Chunk,
  plan: ChunkPlan,
): Promise<number | "gone"> {
  const { signal } = request;
  const progress = (done: number, total: number): void => request.progress(done, total);
  let answer: UploadAnswer;
  try {
    answer = await sendChunk(api, { order: orderOf(request), uploadUrl, chunk, signal, progress });
  } catch (error) {
    signal.throwIfAborted();
    // Lost on its way, or only its answer: the same once more tells.
    if (isPassing(error)) return sentBytes;
    throw error;
  }
  return readAnswer(answer, sentBytes, chunk, plan);
}

/** Statuses of an upload: developers.tiktok.com, content-posting-api-media-transfer-guide, read 2026-11-22. */
function readAnswer(
  answer: UploadAnswer,
  sentBytes: number,
  { startByte, byteCount }: Chunk,
  plan: ChunkPlan,
): number | "gone" {
  const { status, headers } = answer;
  if (status === 206) return startByte + byteCount;
  if (status === 416) {
    const told = bytesIn(headers, plan);
    // It says that this is not how far it has come, and not how far: whoever cannot be asked is left.
    return told === undefined || told === sentBytes ? "gone" : Math.min(told, lastChunkStart(plan));
  }
  if (status === 403 || status === 404) return "gone";
  if (status >= 500 || status === 408 || status === 429) return sentBytes;
  throw new AppError({
    kind: "refused",
    code: "upload-refused",
    message: `tiktok (${status}) did not take a part of the video: ${vendorMessage(answer)}. Nothing was published.`,
    hint: "Mend the cause, then `viral resolve <job> --retry`.",
    details: { status },
  });
}

function stuck(sentBytes: number): AppError {
  return new AppError({
    kind: "transient",
    code: "upload-interrupted",
    message: `The upload to TikTok does not get beyond ${sentBytes} bytes; nothing was published.`,
    hint: "It goes on from there: check the network, then `viral resume`.",
  });
}
