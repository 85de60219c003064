import { z } from "zod";

/** One named part of a transparent score: `{ name: "digits", contribution: 0.21 }`. */
export const ScorePart = z.object({ name: z.string(), contribution: z.number() });
export type ScorePart = z.infer<typeof ScorePart>;

export const HookCandidate = z.object({
  text: z.string(),
  /** Which formula of the format made it. */
  formula: z.string(),
  /** Log-odds against the average hook, higher is better. */
  score: z.number(),
  parts: z.array(ScorePart),
});
export type HookCandidate = z.infer<typeof HookCandidate>;

/** One idea for a video. `key` names what it is about; two concepts with one key are the same idea. */
export const Concept = z.object({
  /** `countries/population/africa/top`: pack, measure, scope, direction; or the hash of the user's source. */
  key: z.string(),
  formatId: z.string(),
  title: z.string(),
  angle: z.string(),
  /** Best first. The first one is used. At least eight. */
  hooks: z.array(HookCandidate).min(1),
  whyItShouldWork: z.array(z.string()),
  predictedScore: z.number(),
  /** Ids of every source row behind it, `pack:row:field`: the near-duplicate guard compares these. */
  receiptKeys: z.array(z.string()),
  /** What a critic thought of it before it was made, 0 to 1. */
  critique: z
    .object({
      /** `vendor/model`. */
      by: z.string(),
      /** Version of the prompt that it was asked with: `critique@3f9a1c20`. */
      prompt: z.string().optional(),
      score: z.number(),
      parts: z.array(z.object({ name: z.string(), score: z.number() })),
      note: z.string(),
    })
    .optional(),
  /** What its writer needs to write it out again: JSON that only that writer reads. */
  recipe: z.record(z.string(), z.unknown()),
});
export type Concept = z.infer<typeof Concept>;
