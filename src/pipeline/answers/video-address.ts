import { AppError } from "../../core/app-error.ts";
import type { VideoAddress } from "../../model/command-documents.ts";
import type { ObjectStore } from "../../providers/contracts/object-store.ts";
import type { Video } from "../../store/repositories/videos.ts";
import { isoTime } from "./describe-jobs.ts";

const LIFETIME_MS = 24 * 3_600_000;

/**
 * Where a finished video can be read now: at its public address, else at one that is signed for a day. Usage error
 * `video-not-stored` when it is in no bucket, config `object-bucket-missing` when the bucket is not set any more.
 */
export async function videoAddress(
  { id, objectKey, publicUrl }: Pick<Video, "id" | "objectKey" | "publicUrl">,
  store: ObjectStore,
): Promise<VideoAddress> {
  if (publicUrl !== null) return { url: publicUrl, expiresAt: null };
  if (objectKey === null)
    throw new AppError({
      kind: "usage",
      code: "video-not-stored",
      message: `Video ${id} is in no bucket, so it has no address.`,
      hint: "With providers.s3.bucket set, finished videos go there; docs/object-store.md says how.",
    });
  const signed = await store.presignedUrl(objectKey, LIFETIME_MS);
  if (signed) return { url: signed.url, expiresAt: isoTime(signed.expiresAtMs) };
  throw new AppError({
    kind: "config",
    code: "object-bucket-missing",
    message: `Video ${id} is in a bucket, and none is set now.`,
    hint: "Set providers.s3.bucket (and .endpoint, .region) to the one that it was sent to.",
  });
}
