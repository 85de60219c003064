import { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import type { PostMemory } from "../contracts/publisher.ts";

const Session = z.object({
  /** Of the order that it was opened for: another order needs another session. */
  orderHash: z.string(),
  /** Where the bytes go: a secret, and what keeps a post from being made twice. One address makes one video at most. */
  url: z.string(),
  /** By YouTube's clock where it told the time. */
  issuedAtMs: z.number().int(),
  /** As YouTube itself last said, not as we counted. */
  storedBytes: z.number().int().nonnegative(),
  /** Null: nothing that could have ended the upload was ever sent, or that very request was answered "not yet". */
  lastByteSentAtMs: z.number().int().nullable(),
});
export type Session = z.infer<typeof Session>;

/** How far one post is. `…_SENT`: it was about to be sent, and may have been. */
const UploadMemory = z.discriminatedUnion("stage", [
  z.object({ stage: z.literal("PLANNED") }),
  z.object({ stage: z.literal("SESSION_SENT") }),
  Session.extend({ stage: z.literal("UPLOADING") }),
  Session.extend({ stage: z.literal("FINAL_SENT") }),
  z.object({ stage: z.literal("UPLOADED"), videoId: z.string(), uploadedAtMs: z.number().int() }),
]);
export type UploadMemory = z.infer<typeof UploadMemory>;

export async function readUpload(memory: PostMemory): Promise<UploadMemory> {
  const kept = await memory.read();
  if (kept === undefined) return { stage: "PLANNED" };
  const { success, data } = UploadMemory.safeParse(kept);
  if (success) return data;
  throw new AppError({
    kind: "config",
    code: "post-memory-unreadable",
    message: "What viral kept of this upload to YouTube was written by another version, and cannot be read.",
    hint: "Go on with the version that began it, or look at the channel and settle it with `viral resolve`.",
  });
}

/** Keeps it before anything else happens, and gives it back. */
export async function keepUpload<State extends UploadMemory>(
  memory: PostMemory,
  state: State,
): Promise<State> {
  await memory.write(state);
  return state;
}
