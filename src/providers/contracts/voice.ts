import type { Narration } from "../../model/narration.ts";
import type { NarrationWord } from "../../model/script.ts";

export interface VoiceRequest {
  /** Without the vendor: `slt`. */
  voice: string;
  /** BCP 47. A language the voice does not speak is a usage error that says so. */
  language: string;
  beats: readonly {
    id: string;
    words: readonly NarrationWord[];
    minDurationMs: number;
    pauseAfterMs: number;
  }[];
  /** An existing folder that the provider may fill; the caller removes it. */
  workFolder: string;
  signal: AbortSignal;
}

/** Speaks a script and says when every word is heard. Register in `providers/registry.ts`. */
export interface Voice {
  readonly id: string;
  listVoices(): readonly { name: string; language: string; description: string }[];
  /** Price before the call, micro-dollars; embedded voices answer 0. */
  estimateUsdMicros(request: VoiceRequest): number;
  speak(request: VoiceRequest): Promise<Narration>;
}
