import { z } from "zod";

/** `templates/formats/<id>/format.json`: how a video is told. Words in braces are filled from the concept. */
export const Format = z.object({
  id: z.string(),
  title: z.string(),
  /** Stands small above the hook; absent: the title. Under it any hook must still be true. */
  kicker: z.string().optional(),
  description: z.string(),
  /** The layout that only this format is built on. */
  layout: z.string(),
  /** What it must be given, in words. */
  needs: z.string(),
  beats: z.array(z.string()),
  durationMs: z.object({ min: z.number().int(), max: z.number().int() }),
  /**
   * Each becomes a candidate, at least eight for every way of telling; `kind` keeps one to a single way. `worth` is what an
   * editor adds to the score, in log-odds: the scorer was trained on headlines and cannot see a twist.
   */
  hooks: z.array(
    z.object({
      formula: z.string(),
      text: z.string(),
      kind: z.string().optional(),
      worth: z.number().optional(),
    }),
  ),
  /** Sentences by part of the story, `verdict` or for one way of telling `latitude.verdict`; one is chosen by seed. */
  sentences: z.record(z.string(), z.array(z.string()).min(1)),
  /** How often each way of telling has its turn against the others; 1 when it is not named. */
  shares: z.record(z.string(), z.number().positive()).optional(),
  hashtags: z.array(z.string()),
});
export type Format = z.infer<typeof Format>;
