import { z } from "zod";
import { PostOrder } from "./post-order.ts";
import { POST_OVERRIDES } from "./post-overrides.ts";

/** How a person wants videos to be posted: the settings, and what was said for this one. */
export const PostWishes = z.object({
  isMadeForKids: z.boolean(),
  commercial: PostOrder.shape.commercial,
  privacy: PostOrder.shape.privacy,
  /** Null: a draft where the platform has drafts and has not audited the app, else directly. */
  delivery: PostOrder.shape.delivery.nullable(),
  allow: PostOrder.shape.allow,
  /** The platform makes it public at its time, instead of us posting then. */
  isScheduledThere: z.boolean(),
  categoryId: z.string().nullable(),
  playlistId: z.string().nullable(),
  shareToFeed: z.boolean(),
  trial: PostOrder.shape.trial,
  /** The user's own words instead of ours: never shortened. */
  title: z.string().optional(),
  caption: z.string().optional(),
  overrides: z.array(z.enum(POST_OVERRIDES)),
});
export type PostWishes = z.infer<typeof PostWishes>;
