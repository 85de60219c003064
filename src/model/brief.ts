import { z } from "zod";

/** The user's own look and sound; every field overrides the theme. Paths are absolute after config is read. */
export const Brand = z.object({
  name: z.string().optional(),
  /** How the channel speaks, in the user's words. */
  tone: z.string().optional(),
  handle: z.string().optional(),
  logo: z.string().optional(),
  music: z.string().optional(),
  musicLicence: z.string().optional(),
  /** CSS hex colours. */
  colours: z
    .object({ background: z.string(), text: z.string(), accent: z.string(), accent2: z.string() })
    .partial()
    .optional(),
  /** Font files (.ttf, .otf, .woff2). */
  fonts: z.object({ display: z.string(), body: z.string() }).partial().optional(),
});
export type Brand = z.infer<typeof Brand>;

/** What the user asks for: everything a run needs to know, as one stored object. */
export const Brief = z.object({
  topic: z.string().optional(),
  /** Built-in packs to draw from; empty: rotate through all. */
  packs: z.array(z.string()),
  /** Absolute path of the user's text. */
  textFile: z.string().optional(),
  table: z
    .object({
      file: z.string(),
      label: z.string().optional(),
      measure: z.string().optional(),
      time: z.string().optional(),
    })
    .optional(),
  /** Absolute path of a folder with the user's pictures and clips. */
  ownFolder: z.string().optional(),
  language: z.string(),
  format: z.string().optional(),
  theme: z.string().optional(),
  captionStyle: z.string().optional(),
  /** Who thinks and writes: `offline-writer`, `anthropic`. */
  writer: z.string().default("offline-writer"),
  /** Who looks at the finished video: `anthropic`, `openai:gpt-6-sol`, `writer` (who wrote it); absent: nobody. */
  critic: z.string().optional(),
  /** What becomes of a model's claims of fact that nothing of the user's proves. */
  unverified: z.enum(["cut", "mark"]).default("cut"),
  /** `flite:slt`, `none`, `elevenlabs:<voice>`. */
  voice: z.string(),
  /** What stands behind the words, where it can be had; the rest is drawn. */
  shots: z.enum(["motion", "own", "stock", "ai"]).default("motion"),
  /** `vendor/model`, or the vendor's own name of it. */
  videoModel: z.string().optional(),
  tier: z.enum(["premium", "standard", "economy"]).default("standard"),
  /** Wanted length; undefined: the format decides. */
  targetDurationMs: z.number().int().optional(),
  count: z.number().int().min(1),
  /** Repeats a run exactly and bypasses the history. */
  seed: z.string().optional(),
  isPreview: z.boolean(),
  /** Platforms whose limits the video must meet. */
  platforms: z.array(z.string()),
  brand: Brand,
  forbiddenWords: z.array(z.string()),
  /** Delivered videos are planned on connected accounts. */
  isPosted: z.boolean().default(false),
  /** Their posts wait for a person's approval, whatever is set where the run goes on. */
  isReviewed: z.boolean().default(false),
  /** Absolute folder for delivered videos. */
  outFolder: z.string(),
});
export type Brief = z.infer<typeof Brief>;
