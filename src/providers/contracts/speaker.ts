import { z } from "zod";
import type { UsdMicros } from "../../core/money.ts";
import type { EffectRequest } from "./effect.ts";
import type { KeepFile } from "./keep-file.ts";

/** One text to be read aloud. */
export interface SpeechOrder {
  /** Names the effect within its step: `all`, `b2`. */
  part: string;
  /** The vendor's own name of the voice and of the model. */
  voice: string;
  model: string;
  text: string;
  /** BCP 47. */
  language: string;
  estimateUsdMicros: UsdMicros;
  keep: KeepFile;
}

/** What the effect of an order ends with. */
export const Speech = z.object({
  sha256: z.string(),
  file: z.string(),
  mediaType: z.string(),
  /** When each character of the text is heard, milliseconds; absent: the vendor cannot say. */
  characters: z.array(z.object({ character: z.string(), startMs: z.number(), endMs: z.number() })).optional(),
});
export type Speech = z.infer<typeof Speech>;

/**
 * Reads aloud with a paid or remote voice. Register in `providers/registry.ts`. The kept file and its times are the
 * effect's handle.
 */
export interface Speaker {
  readonly id: string;
  /** Longest text of one order, characters. */
  readonly textMax: number;
  request(order: SpeechOrder): EffectRequest;
}
