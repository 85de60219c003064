import { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import type { PostMemory } from "../contracts/publisher.ts";

/**
 * How far a post has come. Whatever changes something at Instagram is written as sent before it is, and its answer before
 * anything else is done.
 */
const Stage = z.enum([
  "planned",
  /** A container was asked for. Nobody sees containers, and they die within a day: it may be asked for again. */
  "container-sent",
  "container-made",
  "upload-sent",
  /** All bytes are there, or Instagram fetches them itself. */
  "processing",
  "finished",
  /** It may be live. */
  "publish-sent",
  "published",
]);

const Publish = z.strictObject({
  /** By Instagram's clock: when the listing before the first request was answered, and before the last one. */
  firstAtMs: z.number(),
  lastAtMs: z.number(),
  sends: z.number().int(),
  /** Of those: refused by Instagram; the others had no answer. */
  refusals: z.number().int(),
  /** What the account showed before. */
  knownIds: z.array(z.string()),
  /** Null: no answer came. */
  error: z
    .strictObject({
      status: z.number(),
      code: z.number().nullable(),
      subcode: z.number().nullable(),
      isTransient: z.boolean(),
      message: z.string(),
    })
    .nullable(),
  /** By our clock: Instagram wants to be left alone until then. */
  notBeforeMs: z.number().nullable(),
  /** Proven that nothing came of it, and the same container may be published once more. */
  mayRepeat: z.boolean(),
});
export type Publish = z.infer<typeof Publish>;

const Memory = z.strictObject({
  schema: z.literal("viral.instagram-memory/1"),
  stage: Stage,
  containerId: z.string().nullable(),
  /** Where its bytes go; null when Instagram fetches them. */
  uploadUrl: z.string().nullable(),
  /** Since when all bytes are there. */
  processingSinceMs: z.number().nullable(),
  /** Containers that came to nothing. */
  spoiltCount: z.number().int(),
  publish: Publish.nullable(),
  mediaId: z.string().nullable(),
});
export type Memory = z.infer<typeof Memory>;

const NOTHING_YET: Memory = {
  schema: "viral.instagram-memory/1",
  stage: "planned",
  containerId: null,
  uploadUrl: null,
  processingSinceMs: null,
  spoiltCount: 0,
  publish: null,
  mediaId: null,
};

/** Throws refused `post-memory-unreadable`: what cannot be read may have been published. */
export async function readMemory(memory: PostMemory): Promise<Memory> {
  const kept = await memory.read();
  if (kept === undefined) return NOTHING_YET;
  const read = Memory.safeParse(kept);
  if (read.success) return read.data;
  throw new AppError({
    kind: "refused",
    code: "post-memory-unreadable",
    message:
      "What was kept of this Instagram post was written by another version of viral and cannot be read.",
    hint: "Look whether the reel is on the account, then `viral resolve <job>` with --posted <url> or --not-posted.",
  });
}

export async function keep(memory: PostMemory, before: Memory, change: Partial<Memory>): Promise<Memory> {
  const after = { ...before, ...change };
  await memory.write(after);
  return after;
}

/** Nothing of what was prepared is of use any more. */
export const ANEW = {
  stage: "planned",
  containerId: null,
  uploadUrl: null,
  processingSinceMs: null,
  publish: null,
} as const satisfies Partial<Memory>;
