import { z } from "zod";
import { readData, type TiktokApi } from "./tiktok-api.ts";

/** What TikTok says of one upload; ids as text, however many digits they have. */
export interface UploadStatus {
  status: string;
  failReason: string | null;
  publicIds: readonly string[];
  /** Null: it does not say. */
  uploadedBytes: number | null;
}

const PostId = z.union([z.string().regex(/^\d{1,20}$/), z.number().int().positive().transform(String)]);

const Status = z.object({
  status: z.string(),
  fail_reason: z.string().nullish(),
  /** TikTok spells it so. */
  publicaly_available_post_id: z.array(PostId).nullish(),
  uploaded_bytes: z.number().int().nonnegative().nullish(),
});

/** Read-only; 30 times a minute at most. How long it remembers an upload is not documented. */
export async function askStatus(
  api: TiktokApi,
  publishId: string,
  signal: AbortSignal,
): Promise<UploadStatus> {
  const question = { path: "/v2/post/publish/status/fetch/", body: { publish_id: publishId } };
  const read = readData(Status, await api.ask(question, signal));
  return {
    status: read.status,
    failReason: read.fail_reason ?? null,
    publicIds: read.publicaly_available_post_id ?? [],
    uploadedBytes: read.uploaded_bytes ?? null,
  };
}

/** With which it says that it does not know an upload, or not as ours. */
export const FORGOTTEN: ReadonlySet<string | undefined> = new Set([
  "invalid_publish_id",
  "token_not_authorized_for_specified_publish_id",
]);
