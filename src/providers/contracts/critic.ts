import type { UsdMicros } from "../../core/money.ts";
import type { Perform } from "./effect.ts";

/** A finished video as it is shown to a critic. */
export interface Look {
  /** In order, the first one being what a viewer sees first; JPEG. */
  frames: readonly { atMs: number; jpeg: Uint8Array }[];
  title: string;
  /** All that is spoken, a beat a line. */
  transcript: string;
  /** BCP 47. */
  language: string;
  /** The only way to spend. */
  perform: Perform;
}

/** Something that a viewer would mind. */
export interface Finding {
  /** `blocker`: it should not be posted as it is; `flaw`: it could be better. */
  severity: "blocker" | "flaw";
  /** Undefined: it is in the words. */
  atMs: number | undefined;
  what: string;
}

/** Looks at a finished video before it goes out. Register in `providers/registry.ts`. */
export interface Critic {
  /** Who is asked, and paid. */
  readonly vendor: string;
  /** `vendor/model`, as it stands beside what it found. */
  readonly name: string;
  /** Version of the prompt that it is asked with. */
  readonly prompt: string;
  /** The most that one look costs. */
  estimateUsdMicros(): UsdMicros;
  /** Errors: those of the effect; refused `model-answer-unusable`. */
  look(look: Look): Promise<Finding[]>;
}
