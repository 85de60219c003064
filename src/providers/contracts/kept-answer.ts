import { z } from "zod";
import { readJson } from "../../core/json.ts";
import type { UsdMicros } from "../../core/money.ts";
import type { EffectStatus } from "./effect.ts";
import type { ModelAnswer, ModelPrices } from "./language-model.ts";

const Tokens = z.number().int().min(0);

/** What was read and written, as the vendor counted it; no token is in two of them. */
export const TokenUsage = z.object({
  inputTokens: Tokens,
  cacheReadTokens: Tokens,
  cacheWriteTokens: Tokens,
  outputTokens: Tokens,
});
export type TokenUsage = z.infer<typeof TokenUsage>;

/** An answer as the journal keeps it: the handle of a question's effect is this, as JSON. */
export const KeptAnswer = z.object({
  text: z.string(),
  end: z.enum(["complete", "cut", "refused", "failed"]),
  /** Why it was refused or failed, in the vendor's words. */
  reason: z.string(),
  model: z.string(),
  /** Null where a server does not count. */
  usage: TokenUsage.nullable(),
});
export type KeptAnswer = z.infer<typeof KeptAnswer>;

/** What a cached token costs of an input token: 0.1 is a tenth. */
export interface CacheRates {
  read: number;
  write: number;
}

/** The price of a question's tokens, rounded up to a whole micro-dollar. */
export function priceOf(usage: TokenUsage, prices: ModelPrices, rates: CacheRates): UsdMicros {
  const { inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens } = usage;
  const asInput = inputTokens + cacheReadTokens * rates.read + cacheWriteTokens * rates.write;
  const exact = asInput * prices.inputUsdMicros + outputTokens * prices.outputUsdMicros;
  // Products of binary fractions: 0.1 × 3 must not cost one more than it does.
  return Math.ceil(Number((exact / 1_000_000).toFixed(6)));
}

/** What became of a question, read from its handle. Where nobody counted, or it cannot be read, the estimate was right. */
export function statusOfAnswer(
  handle: string,
  price: { prices: ModelPrices; rates: CacheRates; estimateUsdMicros: UsdMicros },
): EffectStatus {
  const kept = readKept(handle);
  if (!kept) {
    const message = "what is kept of its answer cannot be read; a question has no other trace at its vendor";
    return { state: "failed", kind: "refused", message, costUsdMicros: price.estimateUsdMicros };
  }
  const { text, end, reason, model, usage } = kept;
  const costUsdMicros = usage ? priceOf(usage, price.prices, price.rates) : price.estimateUsdMicros;
  if (end === "refused") {
    return {
      state: "failed",
      kind: "moderation",
      message: `${model} would not answer: ${reason}`,
      costUsdMicros,
    };
  }
  if (end === "failed") {
    return { state: "failed", kind: "refused", message: `${model} did not answer: ${reason}`, costUsdMicros };
  }
  const result: ModelAnswer = {
    text,
    end,
    model,
    inputTokens: usage ? usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens : 0,
    outputTokens: usage?.outputTokens ?? 0,
  };
  return { state: "done", result, costUsdMicros };
}

const readKept = (handle: string): KeptAnswer | undefined => KeptAnswer.safeParse(readJson(handle)).data;
