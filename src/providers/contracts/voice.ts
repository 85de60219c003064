import type { AppError } from "../../core/app-error.ts";
import type { NarrationWord } from "../../model/script.ts";

export interface VoiceRequest {
  /** Without the vendor: `slt`. */
  voice: string;
  /** BCP 47. A language the voice does not speak is a usage error that says so. */
  language: string;
  beats: readonly AskedBeat[];
  /** An existing folder that the provider may fill; the caller removes it. */
  workFolder: string;
  signal: AbortSignal;
}

export interface AskedBeat {
  id: string;
  words: readonly NarrationWord[];
  /** The words in one line with their marks, as a natural voice is given it. */
  text: string;
}

/** One beat as it was spoken. */
export interface SpokenBeat {
  id: string;
  /** Absolute path of a 16-bit WAV; absent: nothing is heard. All beats of a script have one sample rate. */
  file?: string;
  /** When each narration word is heard, from the start of the file; absent: the voice cannot say, and it is found. */
  words?: readonly WordSpan[];
}

export interface WordSpan {
  startMs: number;
  endMs: number;
}

export interface ListedVoice {
  name: string;
  /** BCP 47; empty: it is not known, or there are many. */
  language: string;
  description: string;
}

/** Speaks on this machine, for nothing. Register in `providers/registry.ts`. Paid and remote voices are `Speaker`s. */
export interface Voice {
  readonly id: string;
  /** `dry`: without a room, to be brought into one. `finished`: only its level is set. */
  readonly sound: "dry" | "finished";
  listVoices(): readonly ListedVoice[];
  /** Where it has more than it lists: speakers of a model by number. Absent: those of the list are all. */
  hasVoice?(name: string): boolean;
  /**
   * Why one of its voices could not speak now: a config error that says what to mend, or usage `voice-language` when a
   * language is given that it does not speak. Cheap: nothing is loaded. Absent: it always could.
   */
  whyNotReady?(name: string, language?: string): Promise<AppError | undefined>;
  /** One answer for each beat, in order. */
  speak(request: VoiceRequest): Promise<SpokenBeat[]>;
}
