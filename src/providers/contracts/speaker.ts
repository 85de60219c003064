import { z } from "zod";
import type { UsdMicros } from "../../core/money.ts";
import type { EffectRequest } from "./effect.ts";
import type { KeepFile } from "./keep-file.ts";
import type { ListedVoice } from "./voice.ts";

/** One text to be read aloud. */
export interface SpeechOrder {
  /** Names the effect within its step: `b2`. Never an attempt number. */
  part: string;
  /** The vendor's own name of the voice and of the model. */
  voice: string;
  model: string;
  text: string;
  /** Longest text of the model, characters. */
  textMax: number;
  estimateUsdMicros: UsdMicros;
  keep: KeepFile;
}

/** What the effect of an order ends with. */
export const Speech = z.object({
  sha256: z.string(),
  /** As the vendor made it: MP3, WAV. */
  file: z.string(),
  mediaType: z.string(),
  /** When each character of the text is heard, milliseconds, one for each; absent: the vendor cannot say. */
  characters: z.array(z.object({ startMs: z.number(), endMs: z.number() })).optional(),
});
export type Speech = z.infer<typeof Speech>;

/**
 * Reads aloud with a paid or remote voice. Register in `providers/registry.ts`. Each order is one effect whose result is a
 * `Speech`: the sound is kept before anything else, and the kept file with its times is the effect's handle.
 */
export interface Speaker {
  readonly id: string;
  request(order: SpeechOrder): EffectRequest;
  /** The voices of the account, by reading; absent: the catalogue knows them, or nobody. */
  listVoices?(signal: AbortSignal): Promise<ListedVoice[]>;
}
