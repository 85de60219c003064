import type { EffectOutcome, EffectRequest } from "./effect.ts";
import { type CacheRates, statusOfAnswer } from "./kept-answer.ts";
import type { ModelQuestion } from "./language-model.ts";

export interface QuestionParts {
  providerId: string;
  /** Of what its vendor charges for what it had cached. */
  rates: CacheRates;
  /** Sends the question once. Its handle is a `KeptAnswer` as JSON. */
  ask: (signal: AbortSignal) => Promise<EffectOutcome>;
  /** As `EffectRequest` has it. */
  isOnlyPages?: EffectRequest["isOnlyPages"];
}

/**
 * A question as an effect: it is answered in one request, so its handle is its answer, stored before anything else, and
 * reading it asks nobody. No vendor can say afterwards what a lost answer was: what stays unknown is parked.
 */
export function questionEffect(
  question: ModelQuestion,
  { providerId, rates, ask, isOnlyPages }: QuestionParts,
): EffectRequest {
  const { part, prices, estimateUsdMicros } = question;
  return {
    part,
    providerId,
    model: question.model,
    kind: "spends",
    estimateUsdMicros,
    timeoutMs: answerTimeMs(question.maxOutputTokens),
    whenNotFound: "park",
    graceMs: 0,
    ...(isOnlyPages ? { isOnlyPages } : {}),
    submit: (_key, signal) => ask(signal),
    status: async (handle) => statusOfAnswer(handle, { prices, rates, estimateUsdMicros }),
    pollEveryMs: 0,
    pollForMs: 0,
  };
}

const START_MS = 60_000;
/** Slow models write some 50 tokens in a second. */
const TOKEN_MS = 20;
/** Node's own fetch waits five minutes for the head of an answer, which comes when the answer is written. */
const LONGEST_MS = 295_000;

/** How long an answer of so many tokens may take. */
export function answerTimeMs(outputTokens: number): number {
  return Math.min(START_MS + outputTokens * TOKEN_MS, LONGEST_MS);
}
