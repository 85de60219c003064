import { z } from "zod";
import { PostOrder } from "./post-order.ts";

/** A limit or zone with where it comes from; third-party figures are not verified. */
const Sourced = { source: z.string(), verified: z.boolean() };

/** `templates/platforms/<id>.json`. Pixels of a 1080×1920 frame. */
export const Platform = z.object({
  id: z.string(),
  title: z.string(),
  /** Whose accounts it is posted to: a provider's id; absent: there is none. */
  publisher: z.string().optional(),
  /** A draft can be left in its app, where a person finishes the post. */
  hasDrafts: z.boolean().optional(),
  /** What it takes of one account within any 24 hours by its API; absent: it does not say, or it is asked each time. */
  postsPerDayMax: z.object({ value: z.number().int().positive(), ...Sourced }).optional(),
  draftsPerDayMax: z.object({ value: z.number().int().positive(), ...Sourced }).optional(),
  /** Who can be shown a post by its API. */
  privacies: z.array(PostOrder.shape.privacy).optional(),
  /** The same, while it has not audited the user's app. */
  unauditedPrivacies: z.array(PostOrder.shape.privacy).optional(),
  /** How a post can be left there. */
  deliveries: z.array(PostOrder.shape.delivery).optional(),
  /** It can be told to make a post public later. */
  schedulesPosts: z.boolean().optional(),
  /** What may be read must stay inside; the platform's own buttons and text cover the rest. */
  safeZone: z.object({
    left: z.number(),
    top: z.number(),
    right: z.number(),
    bottom: z.number(),
    ...Sourced,
  }),
  durationMs: z.object({ min: z.number(), max: z.number(), ...Sourced }),
  fileBytesMax: z.object({ value: z.number(), ...Sourced }),
  titleCharactersMax: z.object({ value: z.number(), ...Sourced }).optional(),
  /** `unit` says how the platform counts: UTF-16 units when missing, or bytes of UTF-8. */
  captionCharactersMax: z.object({
    value: z.number(),
    unit: z.enum(["utf16", "bytes"]).optional(),
    ...Sourced,
  }),
  /** Characters that titles and captions may not hold. */
  forbiddenCharacters: z.string().optional(),
  hashtagsMax: z.object({ value: z.number(), ...Sourced }).optional(),
  /** People that a caption may name with an @. */
  mentionsMax: z.object({ value: z.number(), ...Sourced }).optional(),
  /** Of all tags together, where they are sent apart from the caption. */
  tagsCharactersMax: z.object({ value: z.number(), ...Sourced }).optional(),
  /** What it wants and does not want to be shown, as a writer is told. */
  content: z.array(z.object({ rule: z.string(), ...Sourced })).optional(),
});
export type Platform = z.infer<typeof Platform>;
