import { isAppError } from "../../core/app-error.ts";
import type { EffectOutcome } from "../contracts/effect.ts";
import type { PublishRequest } from "../contracts/publisher.ts";
import { reachedVendor } from "../http/reached-vendor.ts";
import { bytesBeforeLast } from "./chunks.ts";
import { completed, type UploadDesk } from "./prepare-upload.ts";
import type { SessionNews } from "./session-requests.ts";
import { keepUpload, readUpload, type Session, type UploadMemory } from "./upload-memory.ts";
import { orderHash, orderIn } from "./video-resource.ts";
import type { Tokens } from "./with-token.ts";

export interface CommitDesk extends UploadDesk {
  tokens: Tokens;
}

type Uploading = Extract<UploadMemory, { stage: "UPLOADING" }>;

/**
 * Sends the last piece, if all before it is there. `accepted` with the video's id; `not-sent` when YouTube itself says that
 * it still waits for bytes, or was never reached; else `unknown`: an error here proves nothing. Throws config and quota
 * errors only before anything is sent.
 */
export async function commitUpload(desk: CommitDesk, request: PublishRequest): Promise<EffectOutcome> {
  const kept = await readUpload(request.memory);
  if (kept.stage === "UPLOADED") return { kind: "accepted", handle: kept.videoId };
  if (kept.stage === "FINAL_SENT")
    return { kind: "unknown", message: "the last byte was sent before, and nobody knows what came of it" };
  const order = orderIn(request);
  if (kept.stage !== "UPLOADING" || kept.orderHash !== orderHash(order)) return notReady("no upload is open");
  if (bytesBeforeLast(order.byteCount, kept.storedBytes, desk.chunkBytes) > 0)
    return notReady(
      `it has ${kept.storedBytes} of ${order.byteCount} bytes, and wants those before the last`,
    );
  const token = await tokenFor(desk.tokens, request.signal);
  if (typeof token !== "string") return { kind: "not-sent", message: token.why };
  return await sendLastByte(desk, request, kept, token);
}

/** THE COMMIT POINT of a post to YouTube: the request that brings a session its last byte. */
async function sendLastByte(
  desk: CommitDesk,
  request: PublishRequest,
  kept: Uploading,
  token: string,
): Promise<EffectOutcome> {
  const { memory, signal } = request;
  const order = orderIn(request);
  const byteCount = order.byteCount - kept.storedBytes;
  const session = { ...kept, stage: "FINAL_SENT", lastByteSentAtMs: desk.clock.nowMs() } as const;
  await keepUpload(memory, session);
  let news: SessionNews;
  try {
    news = await desk.requests.send({ order, session, signal, byteCount, token });
  } catch (error) {
    signal.throwIfAborted();
    const message = error instanceof Error ? error.message : String(error);
    if (reachedVendor(error) !== "no") return { kind: "unknown", message };
    await keepUpload(memory, kept);
    return { kind: "not-sent", message };
  }
  return await outcomeOf(news, { desk, request, kept, session });
}

async function outcomeOf(
  news: SessionNews,
  { desk, request, kept, session }: Committed,
): Promise<EffectOutcome> {
  const { memory } = request;
  const { byteCount } = orderIn(request);
  switch (news.state) {
    case "complete": {
      const after = await keepUpload(memory, completed(session, news.videoId, desk.clock.nowMs()));
      if (after.stage === "UPLOADED") return { kind: "accepted", handle: after.videoId };
      return { kind: "unknown", message: "youtube took the last byte, and does not say which video it made" };
    }
    case "incomplete": {
      const { storedBytes } = news;
      if (storedBytes >= byteCount)
        return { kind: "unknown", message: "youtube has every byte, and no video" };
      // The very request that was to end it is answered: nothing came of that one, and nothing still can.
      await keepUpload(memory, { ...kept, storedBytes });
      return notReady(`it kept ${storedBytes} of ${byteCount} bytes`);
    }
    case "gone":
      return { kind: "unknown", message: "the upload was no longer open when its last byte came" };
    case "refused":
      return { kind: "unknown", message: news.error.message };
  }
}

interface Committed {
  desk: CommitDesk;
  request: PublishRequest;
  /** As it was before. */
  kept: Uploading;
  session: Session;
}

const notReady = (why: string): EffectOutcome => ({
  kind: "not-sent",
  message: `youtube has no video yet: ${why}`,
});

/** Fetched before anything is remembered as sent: where there is none, nothing was. */
async function tokenFor(tokens: Tokens, signal: AbortSignal): Promise<string | { why: string }> {
  try {
    return await tokens.token();
  } catch (error) {
    signal.throwIfAborted();
    if (!isAppError(error) || error.kind === "config" || error.kind === "quota") throw error;
    return { why: error.message };
  }
}
