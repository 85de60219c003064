import { z } from "zod";
import { Check } from "./check.ts";

/** What one platform is told about a video. */
export const PostText = z.object({
  platform: z.string(),
  /** Empty where the platform has no title of its own. */
  title: z.string(),
  /** The whole text to post: caption, credits and hashtags, within the platform's limit. */
  caption: z.string(),
  /** The hashtags that `caption` ends with, for platforms that take them apart. */
  hashtags: z.array(z.string()),
});
export type PostText = z.infer<typeof PostText>;

export const StoredFile = z.object({
  key: z.string(),
  /** Where the world reads it; null where nothing says so. Never one that is signed. */
  url: z.string().nullable(),
});
export type StoredFile = z.infer<typeof StoredFile>;

/** Where a finished video is kept besides its folder. */
export const StoredVideo = z.object({ store: z.string(), video: StoredFile, cover: StoredFile });
export type StoredVideo = z.infer<typeof StoredVideo>;

/** A post of a video on an account, as the outbox page shows it. */
export const PlannedPostNote = z.object({
  postId: z.string(),
  platform: z.string(),
  account: z.string(),
  /** As `viral queue` tells it. */
  status: z.string().default("waiting"),
  scheduledAt: z.string(),
  /** What `viral approve --hash` is given. */
  hash: z.string(),
  /** Where the public sees it, and why it does not. */
  url: z.string().nullable().default(null),
  because: z.string().nullable().default(null),
  checks: z.array(Check),
});
export type PlannedPostNote = z.infer<typeof PlannedPostNote>;

/** `post.json` in a delivered folder. */
export const PostDocument = z.object({
  schema: z.literal("viral.post/1"),
  videoId: z.string(),
  disclosure: z.object({
    /** True when a viewer could take something made by a model for real footage or a real voice. */
    isAiGenerated: z.boolean(),
    reasons: z.array(z.string()),
  }),
  credits: z.array(z.string()),
  /** The finished file as it was packed; absent in what an earlier version made. */
  media: z
    .object({
      sha256: z.string(),
      byteCount: z.number().int(),
      durationMs: z.number().int(),
      width: z.number().int(),
      height: z.number().int(),
      /** The moment that the cover shows. */
      coverAtMs: z.number().int(),
    })
    .optional(),
  platforms: z.array(PostText),
  /** Written by the outbox: which effect made the folder, so that the same effect never makes another. */
  delivery: z
    .object({
      effectKey: z.string(),
      deliveredAt: z.string(),
      /** When the video's file was last written, in whole milliseconds: another moment means that somebody edited it. */
      fileMtimeMs: z.number().int().optional(),
    })
    .optional(),
  /** Written by the outbox once the object store has the video. */
  stored: StoredVideo.optional(),
  /** Written by the outbox once accounts are to have it. */
  planned: z.array(PlannedPostNote).optional(),
});
export type PostDocument = z.infer<typeof PostDocument>;
