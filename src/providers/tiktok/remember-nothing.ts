import type { PostMemory } from "../contracts/publisher.ts";
import { failReason } from "./fail-reasons.ts";
import { type FinalSent, readUpload, type UploadState } from "./upload-memory.ts";
import type { UploadStatus } from "./upload-status.ts";

/** TikTok gave this upload up: from now on another one may be begun. What was begun meanwhile is left alone. */
export async function rememberNothing(
  memory: PostMemory,
  { publishId }: Pick<FinalSent, "publishId">,
  status: UploadStatus,
  nowMs: number,
): Promise<string> {
  const message = whyNothing(status);
  const kept = await readUpload(memory);
  if (kept?.stage !== "final-sent" || kept.publishId !== publishId) return message;
  const reason = failReason(status.failReason);
  const notBeforeMs = status.status === "FAILED" && reason.next === "later" ? nowMs + reason.waitMs : null;
  const state: UploadState = { stage: "came-to-nothing", publishId, message, notBeforeMs };
  await memory.write(state);
  return message;
}

function whyNothing({ status, failReason: reason }: UploadStatus): string {
  if (status !== "FAILED") return "The upload's address ended before the video was whole";
  return `TikTok gave the post up: ${failReason(reason).because}`;
}
