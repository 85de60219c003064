import { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import { formatUsd } from "../../core/money.ts";
import { limitTime } from "../../core/time-limit.ts";
import type { EffectOutcome } from "./effect.ts";
import { type LanguageModel, ModelAnswer, type ModelPrices } from "./language-model.ts";

/** Room for the thoughts of a model that thinks before it answers. */
const OUTPUT_TOKENS = 64;
const TIME_MS = 30_000;

/**
 * Asks a model the smallest question, by the same way as any other: key, address, and that it answers in a shape. Throws
 * an `AppError` that says what is wrong. A model that needs more room for its answer is proven all the same. Without
 * prices its cost is 0, and the message says so.
 */
export async function probeModel(
  vendor: LanguageModel,
  asked: { model: string; prices: ModelPrices | undefined },
  signal: AbortSignal,
): Promise<{ message: string; costUsdMicros: number }> {
  const request = vendor.request({
    part: "probe",
    model: asked.model,
    prices: asked.prices ?? { inputUsdMicros: 0, outputUsdMicros: 0 },
    system: "",
    user: "Answer with ok: true.",
    images: [],
    answer: { name: "probe", shape: z.object({ ok: z.boolean() }) },
    maxOutputTokens: OUTPUT_TOKENS,
    estimateUsdMicros: 0,
  });
  const limit = limitTime(TIME_MS, () => noAnswer(vendor.id), signal);
  const outcome = await request.submit("probe", limit.signal).finally(() => limit.release());
  if (outcome.kind !== "accepted") throw probeFailed(vendor.id, outcome);
  const status = await request.status(outcome.handle);
  const { costUsdMicros = 0 } = status.state === "pending" ? {} : status;
  if (status.state === "done") {
    const { model, inputTokens, outputTokens } = ModelAnswer.parse(status.result);
    const price = asked.prices ? formatUsd(costUsdMicros) : "at a price that is not known here";
    const message = `${model} answered: ${inputTokens} tokens read, ${outputTokens} written, ${price}.`;
    return { message, costUsdMicros };
  }
  const why = status.state === "failed" ? status.message : "there is no answer";
  throw probeFailed(vendor.id, { kind: "refused", code: "vendor-refused", message: `${vendor.id}: ${why}` });
}

function noAnswer(providerId: string): AppError {
  const message = `${providerId} gave no whole answer within ${TIME_MS} ms.`;
  return probeFailed(providerId, { kind: "unknown", message });
}

function probeFailed(providerId: string, outcome: Exclude<EffectOutcome, { kind: "accepted" }>): AppError {
  const isRefused = outcome.kind === "refused";
  return new AppError({
    kind: isRefused ? "refused" : "transient",
    code: isRefused ? outcome.code : "vendor-no-answer",
    message: outcome.message ?? `${providerId} gave no answer.`,
    hint: isRefused
      ? `Check providers.${providerId}.baseUrl, and whether the key may use this model.`
      : "Try again later.",
  });
}
