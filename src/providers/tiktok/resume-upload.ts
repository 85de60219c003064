import { AppError } from "../../core/app-error.ts";
import type { PublishRequest } from "../contracts/publisher.ts";
import { type ChunkPlan, lastChunkStart } from "./chunk-plan.ts";
import { failReason } from "./fail-reasons.ts";
import type { TiktokApi } from "./tiktok-api.ts";
import { DAY_MS, platformCodeOf } from "./troubles.ts";
import type { Uploading } from "./upload-memory.ts";
import { askStatus, FORGOTTEN, type UploadStatus } from "./upload-status.ts";

/** Where an upload that was left stands by now; undefined: another one is needed. Its last chunk was never sent. */
export async function resumeUpload(
  api: TiktokApi,
  { signal, memory }: PublishRequest,
  upload: Uploading,
  plan: ChunkPlan,
): Promise<Uploading | undefined> {
  const status = await statusOf(api, upload, signal);
  if (status === undefined) return undefined;
  if (status.status === "FAILED") return refuseFailed(status, api.clock.nowMs());
  // Whatever it has beyond, our last chunk has not been sent: sending it tells.
  const lastStart = lastChunkStart(plan);
  const told = COMPLETE.has(status.status) ? lastStart : (status.uploadedBytes ?? upload.sentBytes);
  const sentBytes = Math.min(told, lastStart);
  if (sentBytes === upload.sentBytes) return upload;
  const resumed = { ...upload, sentBytes };
  await memory.write(resumed);
  return resumed;
}

const COMPLETE: ReadonlySet<string> = new Set(["SEND_TO_USER_INBOX", "PUBLISH_COMPLETE"]);

async function statusOf(
  api: TiktokApi,
  { publishId }: Uploading,
  signal: AbortSignal,
): Promise<UploadStatus | undefined> {
  try {
    return await askStatus(api, publishId, signal);
  } catch (error) {
    if (FORGOTTEN.has(platformCodeOf(error))) return undefined;
    throw error;
  }
}

function refuseFailed({ failReason: reason }: UploadStatus, nowMs: number): undefined {
  const found = failReason(reason);
  const message = `TikTok gave up the upload: ${found.because}; nothing was published.`;
  switch (found.next) {
    case "again":
      return undefined;
    case "later":
      throw new AppError({
        kind: "quota",
        code: "account-daily-cap",
        message,
        hint: "It is tried again then.",
        details: { untilMs: nowMs + DAY_MS },
      });
    case "refused":
    case "moderation":
      throw new AppError({
        kind: found.next,
        code: "video-refused",
        message,
        hint: "Mend the cause, then `viral resolve <job> --retry`.",
      });
  }
}
