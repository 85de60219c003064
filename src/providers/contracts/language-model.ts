import { z } from "zod";
import type { UsdMicros } from "../../core/money.ts";
import type { EffectRequest } from "./effect.ts";

/** One question whose answer is JSON of a known shape. */
export interface ModelQuestion {
  /** Names the effect within its step: `concepts`, `critique`. Never an attempt number. */
  part: string;
  /** The vendor's own name of the model: `claude-sonnet-5-5`. */
  model: string;
  /** What stays the same from question to question; vendors that can cache it do. */
  system: string;
  user: string;
  /** JPEG or PNG, looked at before the text. */
  images: readonly { mediaType: "image/jpeg" | "image/png"; bytes: Uint8Array }[];
  /** Every field of an object is asked for: what may be missing is nullable. See `answerSchema`. */
  answer: { name: string; shape: z.ZodType };
  maxOutputTokens: number;
  /**
   * The most it can cost, from the catalogue's prices and these limits. What a vendor writes to its cache costs it 1.25
   * of an input token, and the schema of the answer is read as well.
   */
  estimateUsdMicros: UsdMicros;
  prices: ModelPrices;
}

/** Micro-dollars for a million tokens. */
export interface ModelPrices {
  inputUsdMicros: UsdMicros;
  outputUsdMicros: UsdMicros;
}

/** What the effect of a question ends with. */
export const ModelAnswer = z.object({
  /** As the model wrote it; the caller checks it against the shape. */
  text: z.string(),
  /** `cut`: the answer met its token limit and cannot be whole. */
  end: z.enum(["complete", "cut"]),
  /** As the vendor names it, with its date or version. */
  model: z.string(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
});
export type ModelAnswer = z.infer<typeof ModelAnswer>;

/**
 * Answers questions: behind the model writer and the critic. Register in `providers/registry.ts`. Each question is one
 * effect whose result is a `ModelAnswer`; an answer that the model refused fails as `moderation`. The answer itself is the
 * effect's handle, so that it is stored before anything else.
 */
export interface LanguageModel {
  readonly id: string;
  request(question: ModelQuestion): EffectRequest;
}
