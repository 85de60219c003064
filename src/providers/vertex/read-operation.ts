import { z } from "zod";
import type { JobNews } from "../clip-jobs/job-news.ts";

const Video = z.object({
  bytesBase64Encoded: z.string().nullish(),
  gcsUri: z.string().nullish(),
  mimeType: z.string().nullish(),
});
export const Operation = z.object({
  name: z.string(),
  done: z.boolean().nullish(),
  error: z.object({ code: z.number().nullish(), message: z.string().nullish() }).nullish(),
  response: z
    .object({
      videos: z.array(Video).nullish(),
      raiMediaFilteredCount: z.number().nullish(),
      raiMediaFilteredReasons: z.array(z.string()).nullish(),
    })
    .nullish(),
});
export type Operation = z.infer<typeof Operation>;

/** What `fetchPredictOperation` says. Google bills what it made: what it filtered or broke costs nothing. */
export function readOperation({ done, error, response }: Operation): JobNews {
  if (done !== true) return { state: "pending" };
  if (error) {
    const words = error.message ?? "it gave no reason";
    return failed(isAboutSafety(words) ? "moderation" : "refused", `vertex (${error.code ?? "?"}): ${words}`);
  }
  const video = response?.videos?.[0];
  if (video?.bytesBase64Encoded) {
    const bytes = Buffer.from(video.bytesBase64Encoded, "base64");
    return { state: "ready", clip: { bytes, mediaType: video.mimeType ?? "video/mp4" } };
  }
  if (video)
    return { state: "pending", because: "vertex has the video in a place or form that is not known here" };
  if ((response?.raiMediaFilteredCount ?? 0) > 0) {
    const reasons = response?.raiMediaFilteredReasons?.join(" ") || "it gave no reason";
    return failed("moderation", `vertex filtered the video: ${reasons}`);
  }
  return failed("refused", "vertex says that it is done, and has no video");
}

export function isAboutSafety(words: string): boolean {
  return /safety|responsible ai|usage guidelines|blocked|prohibited|polic(?:y|ies)/i.test(words);
}

function failed(kind: "moderation" | "refused", message: string): JobNews {
  return { state: "failed", kind, message, costUsdMicros: 0 };
}
