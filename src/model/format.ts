import { z } from "zod";

/** `templates/formats/<id>/format.json`: how a video is told. Words in braces are filled from the concept. */
export const Format = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  /** The layout that only this format is built on. */
  layout: z.string(),
  /** What it must be given, in words. */
  needs: z.string(),
  beats: z.array(z.string()),
  durationMs: z.object({ min: z.number().int(), max: z.number().int() }),
  /** At least eight; each becomes a candidate. */
  hooks: z.array(z.object({ formula: z.string(), text: z.string() })),
  /** Sentences by part of the story; one is chosen by seed. */
  sentences: z.record(z.string(), z.array(z.string()).min(1)),
  hashtags: z.array(z.string()),
});
export type Format = z.infer<typeof Format>;
