import { isAppError } from "../../core/app-error.ts";
import type { EffectOutcome } from "../contracts/effect.ts";
import type { PublishRequest } from "../contracts/publisher.ts";
import type { UploadAnswer } from "../contracts/vendor.ts";
import { vendorMessage } from "../http/vendor-message.ts";
import { orderOf } from "./check-order.ts";
import { bytesIn, chunkAfter, planChunks } from "./chunk-plan.ts";
import { sendChunk } from "./send-chunk.ts";
import type { TiktokApi } from "./tiktok-api.ts";
import { type FinalSent, fingerprintOf, isAlive, readUpload, type UploadState } from "./upload-memory.ts";

/**
 * Sends the last chunk: THE commit point. A last chunk whose fate is unknown is sent again to the same address only, which
 * makes one post however often it is asked; with another address a second post could come of it.
 */
export async function commitUpload(api: TiktokApi, request: PublishRequest): Promise<EffectOutcome> {
  const { memory, signal } = request;
  const order = orderOf(request);
  const plan = planChunks(order.byteCount);
  const state = await readUpload(memory);
  const fingerprint = fingerprintOf(order);
  if (state?.stage === "final-sent" && (state.isAddressGone || state.fingerprint !== fingerprint))
    return { kind: "unknown", message: "TikTok may have the video already, and it cannot be sent once more" };
  const before = isReady(state, fingerprint, api.clock.nowMs()) ? state : undefined;
  if (before === undefined)
    return { kind: "not-sent", message: "what was prepared is no longer good; it is prepared anew" };
  const chunk = chunkAfter(plan, before.sentBytes);
  if (!chunk.isLast) return { kind: "not-sent", message: "the video is not all at TikTok yet" };

  const wasDoubtful = before.stage === "final-sent" && before.isDoubtful;
  const sent: FinalSent = {
    ...before,
    stage: "final-sent",
    sentAtMs: api.clock.nowMs(),
    isDoubtful: true,
    isAddressGone: false,
  };
  await memory.write(sent);
  const progress = (done: number, total: number): void => request.progress(done, total);
  const commit = { order, uploadUrl: sent.uploadUrl, chunk, signal, progress };
  let answer: UploadAnswer;
  try {
    answer = await sendChunk(api, commit);
  } catch (error) {
    signal.throwIfAborted();
    return await readFailure(error, request, before);
  }
  if (answer.status === 201) return { kind: "accepted", handle: sent.publishId };
  if (answer.status === 416 && bytesIn(answer.headers, plan) === plan.videoBytes)
    return { kind: "accepted", handle: sent.publishId };
  const message = `tiktok (${answer.status}) on the last chunk: ${vendorMessage(answer)}`;
  // A gateway that fails may have passed it on; whoever refuses has read it and left it.
  if (answer.status >= 400 && answer.status <= 499)
    await memory.write({ ...sent, isDoubtful: wasDoubtful, isAddressGone: GONE.has(answer.status) });
  return { kind: "unknown", message };
}

/** What an address says that takes this chunk no more, today or ever. */
const GONE: ReadonlySet<number> = new Set([400, 403, 404, 416]);

/** Sent before, or all before the last chunk is there: one for just this order, and not older than its hour. */
function isReady(
  state: UploadState | undefined,
  fingerprint: string,
  nowMs: number,
): state is Extract<UploadState, { stage: "uploading" | "final-sent" }> {
  if (state?.stage === "final-sent") return true;
  return state?.stage === "uploading" && state.fingerprint === fingerprint && isAlive(state, nowMs);
}

/** Only what never left this machine is known not to have come. */
async function readFailure(
  error: unknown,
  { memory }: PublishRequest,
  before: UploadState,
): Promise<EffectOutcome> {
  if (!isAppError(error)) return { kind: "unknown", message: String(error) };
  const { message, code, kind, details } = error;
  if (details["reached"] !== "no") return { kind: "unknown", message };
  await memory.write(before);
  return kind === "transient" ? { kind: "not-sent", message } : { kind: "refused", code, message };
}
