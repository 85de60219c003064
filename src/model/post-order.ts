import { z } from "zod";

/**
 * Everything that one account is told about one video, settled before anything is sent: an approval is bound to its hash.
 * Each platform reads what it knows of.
 */
export const PostOrder = z.object({
  schema: z.literal("viral.post-order/1"),
  platform: z.string(),
  /** Ours. */
  accountId: z.string(),
  videoId: z.string(),
  /** Absolute path of the finished file, and what is in it. */
  file: z.string(),
  fileSha256: z.string(),
  byteCount: z.number().int().positive(),
  durationMs: z.number().int().positive(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** Absolute path of the cover picture, and the moment of the video that it shows. */
  coverFile: z.string(),
  coverAtMs: z.number().int().nonnegative(),
  /** Where the object store shows them to the world; null where nothing does. */
  publicUrl: z.string().nullable(),
  publicCoverUrl: z.string().nullable(),
  /** Within the platform's limits already; empty where it has no title of its own. */
  title: z.string(),
  /** The whole text: caption, credits and hashtags. */
  caption: z.string(),
  /** Hashtags without their #, for platforms that take them apart. */
  tags: z.array(z.string()),
  /** BCP 47. */
  language: z.string(),
  /** From provenance, never by hand. */
  isAiGenerated: z.boolean(),
  isMadeForKids: z.boolean(),
  /** `own`: it promotes the account's own business; `third-party`: somebody paid for it. */
  commercial: z.enum(["none", "own", "third-party"]),
  privacy: z.enum(["public", "unlisted", "followers", "friends", "private"]),
  /** `draft`: a person finishes the post in the platform's app. */
  delivery: z.enum(["direct", "draft"]),
  allow: z.object({ comments: z.boolean(), duets: z.boolean(), stitches: z.boolean() }),
  /** When the platform itself is to make it public; null: at once. */
  publishAtMs: z.number().int().nullable(),
  /** Of the platform: YouTube's number of a category, a playlist of the account. */
  categoryId: z.string().nullable(),
  playlistId: z.string().nullable(),
  shareToFeed: z.boolean(),
  /** Shown to strangers first; `manual`: a person decides what becomes of it, `performance`: the platform. */
  trial: z.enum(["none", "manual", "performance"]),
});
export type PostOrder = z.infer<typeof PostOrder>;
