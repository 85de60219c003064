import { z } from "zod";

/** When one narration word is heard, from the start of the voice track. */
export const WordTiming = z.object({
  beatId: z.string(),
  /** Index into the beat's `narration`. */
  index: z.number().int(),
  startMs: z.number(),
  endMs: z.number(),
});
export type WordTiming = z.infer<typeof WordTiming>;

/** A spoken script: one voice track over all beats, in order, with the pauses the beats ask for. */
export const Narration = z.object({
  /** Absolute path, WAV, 48 kHz, mono, 16 bit. Undefined when the voice is `none`. */
  file: z.string().optional(),
  durationMs: z.number(),
  words: z.array(WordTiming),
  /** When each beat begins and ends in the track; the ends include the pause after. */
  beats: z.array(z.object({ beatId: z.string(), startMs: z.number(), endMs: z.number() })),
  /** `flite:slt`, `none`. */
  voice: z.string(),
});
export type Narration = z.infer<typeof Narration>;
