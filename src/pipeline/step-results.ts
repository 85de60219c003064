import { z } from "zod";
import { AppError } from "../core/app-error.ts";
import type { Json } from "../core/json.ts";
import { Check } from "../model/check.ts";
import { Narration } from "../model/narration.ts";
import { PostOrder } from "../model/post-order.ts";
import { Script } from "../model/script.ts";
import { Shot } from "../model/shot.ts";
import { Timeline } from "../model/timeline.ts";

/** What each step of a `video` job leaves in the journal for the later ones. */
export const VIDEO_RESULTS = {
  script: z.object({ scriptId: z.string(), themeId: z.string(), script: Script, comparableText: z.string() }),
  voice: z.object({ narration: Narration }),
  shots: z.object({ shots: z.array(z.object({ beatId: z.string(), shot: Shot })) }),
  compose: z.object({ timeline: Timeline, videoSha256: z.string(), coverSha256: z.string() }),
  qa: z.object({ isAccepted: z.boolean(), checks: z.array(Check), videoSha256: z.string() }),
} as const;

/** Input of a `plan` job. `replaces`: the rejected video whose place one more concept takes. */
export const PlanInput = z.object({
  briefId: z.string(),
  replaces: z.object({ videoJobId: z.string(), seed: z.string(), round: z.number().int() }).optional(),
});
/** Input of a `video` job. `round`: how many rejected videos came before it in its place. */
export const VideoInput = z.object({
  briefId: z.string(),
  conceptId: z.string(),
  seed: z.string(),
  round: z.number().int().default(0),
});
/** Input of a `post` job. */
export const PostInput = z.object({
  platform: z.string(),
  account: z.string(),
  folder: z.string(),
  outFolder: z.string(),
  videoJobId: z.string(),
  isDraft: z.boolean().default(false),
  /** Once it is in the outbox, connected accounts have it too. */
  isPosted: z.boolean().default(false),
  /** Nothing of it goes out before a person approves it: its run was started so. */
  isReviewed: z.boolean().default(false),
  /** What a platform's account is told; the outbox takes the whole folder. */
  order: PostOrder.nullable().default(null),
  /** Its row; null for the outbox. */
  postId: z.string().nullable().default(null),
});
export type PostInput = z.infer<typeof PostInput>;
/** Result of a `publish` step. `folder`: where the outbox put it; null where a platform has it. */
export const Published = z.object({
  folder: z.string().nullable().default(null),
  url: z.string().nullable(),
  /** How it stands at the platform. */
  state: z.enum(["live", "draft", "scheduled", "locked-private", "private"]).default("live"),
  platformPostId: z.string().nullable().default(null),
  /** Why there is no public address, or what is odd. */
  because: z.string().nullable().default(null),
});
export type Published = z.infer<typeof Published>;

type VideoResults = typeof VIDEO_RESULTS;

/** The result of an earlier step of the same job, checked. */
export function resultOf<Id extends keyof VideoResults>(
  results: ReadonlyMap<string, Json>,
  id: Id,
): z.infer<VideoResults[Id]> {
  const schema: z.ZodType<z.infer<VideoResults[Id]>> = VIDEO_RESULTS[id] as never;
  const checked = schema.safeParse(results.get(id));
  if (checked.success) return checked.data;
  throw new AppError({
    kind: "bug",
    code: "journal-unreadable",
    message: `The journal's result of step ${id} is not what this version writes.`,
    hint: "It was begun by another version of viral: `viral resolve <job> --drop`, then run again.",
    cause: checked.error,
  });
}

/** What zod has checked is JSON; its types say more than the journal's. */
export function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
