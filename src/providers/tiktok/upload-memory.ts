import { createHash } from "node:crypto";
import { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import type { PostOrder } from "../../model/post-order.ts";
import type { PostMemory } from "../contracts/publisher.ts";
import { TIKTOK } from "./troubles.ts";

/** An address for one video, good for an hour. However often its bytes arrive, one address makes one post. */
const Upload = z.object({
  publishId: z.string().min(1),
  /** A secret: whoever has it may send the bytes. */
  uploadUrl: z.string().min(1),
  issuedAtMs: z.number(),
  /** Of the order that it was begun for. */
  fingerprint: z.string(),
  /** As creator_info said; null where it was not asked. */
  username: z.string().nullable(),
  /** How far TikTok had it, before the last chunk. */
  sentBytes: z.number().int().nonnegative(),
});

/** What is kept of one post between requests: social-apis research §5.2, state by state. */
export const UploadState = z.discriminatedUnion("stage", [
  /** An upload was asked for. It has no bytes, so that nothing came of it: another one is asked for. */
  z.object({ stage: z.literal("init-sent") }),
  Upload.extend({ stage: z.literal("uploading") }),
  /** The last chunk may have been sent: TikTok may be posting. */
  Upload.extend({
    stage: z.literal("final-sent"),
    sentAtMs: z.number(),
    /** A last chunk was sent of which no answer is known. */
    isDoubtful: z.boolean(),
    /** The address took the last chunk no more. */
    isAddressGone: z.boolean(),
  }),
  /** TikTok said so, for good: another upload may be begun. */
  z.object({
    stage: z.literal("came-to-nothing"),
    publishId: z.string(),
    message: z.string(),
    /** Not before that. */
    notBeforeMs: z.number().nullable(),
  }),
]);
export type UploadState = z.infer<typeof UploadState>;
export type Uploading = Extract<UploadState, { stage: "uploading" }>;
export type FinalSent = Extract<UploadState, { stage: "final-sent" }>;

/** Undefined: nothing was begun. */
export async function readUpload(memory: PostMemory): Promise<UploadState | undefined> {
  const kept = await memory.read();
  if (kept === undefined) return undefined;
  const read = UploadState.safeParse(kept);
  if (read.success) return read.data;
  throw new AppError({
    kind: "bug",
    code: "post-memory-broken",
    message: "What is kept of an upload to TikTok cannot be read; nothing was sent.",
    details: { providerId: TIKTOK },
  });
}

/** The same for every attempt at the same post; another one where something was changed that TikTok would show. */
export function fingerprintOf(order: PostOrder): string {
  const { fileSha256, byteCount, delivery, privacy, caption, allow, coverAtMs } = order;
  const told = [fileSha256, byteCount, delivery, privacy, caption, allow, coverAtMs];
  const marks = [order.isAiGenerated, order.commercial];
  return createHash("sha256")
    .update(JSON.stringify([...told, ...marks]))
    .digest("hex");
}

/** The hour that an address is good for, less what a clock may be wrong by. */
const ADDRESS_MS = 59 * 60_000;

export const isAlive = ({ issuedAtMs }: { issuedAtMs: number }, nowMs: number): boolean =>
  nowMs < issuedAtMs + ADDRESS_MS && nowMs >= issuedAtMs - ADDRESS_MS;
