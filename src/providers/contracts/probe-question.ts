import { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import type { UsdMicros } from "../../core/money.ts";
import { limitTime } from "../../core/time-limit.ts";
import type { EffectOutcome } from "./effect.ts";
import { type LanguageModel, ModelAnswer, type ModelPrices } from "./language-model.ts";
import type { ProbeResult, ProbeTill } from "./vendor.ts";

/** Room for the thoughts of a model that thinks before it answers. */
const OUTPUT_TOKENS = 64;
/** More than the question and the shape of its answer are for any vendor. */
const INPUT_TOKENS = 1_000;
const TIME_MS = 30_000;
const MILLION = 1_000_000;

/**
 * Asks a model the smallest question, by the same way as any other: key, address, and that it answers in a shape. Throws
 * an `AppError` that says what is wrong. A model that needs more room for its answer is proven all the same. Without
 * prices, its own or the till's, its cost is not known.
 */
export async function probeModel(
  vendor: LanguageModel,
  asked: { model: string; prices: ModelPrices | undefined },
  signal: AbortSignal,
  till?: ProbeTill,
): Promise<ProbeResult> {
  const prices = asked.prices ?? till?.pricesOf(asked.model);
  const estimateUsdMicros = prices === undefined ? 0 : estimate(prices);
  const request = vendor.request({
    part: "probe",
    model: asked.model,
    prices: prices ?? { inputUsdMicros: 0, outputUsdMicros: 0 },
    system: "",
    user: "Answer with ok: true.",
    images: [],
    answer: { name: "probe", shape: z.object({ ok: z.boolean() }) },
    maxOutputTokens: OUTPUT_TOKENS,
    estimateUsdMicros,
  });
  if (estimateUsdMicros > 0) await till?.reserve(estimateUsdMicros);
  const limit = limitTime(TIME_MS, () => noAnswer(vendor.id), signal);
  const outcome = await request.submit("probe", limit.signal).finally(() => limit.release());
  if (outcome.kind !== "accepted") throw probeFailed(vendor.id, outcome);
  const status = await request.status(outcome.handle);
  if (status.state === "done") {
    const { model, inputTokens, outputTokens } = ModelAnswer.parse(status.result);
    const message = `${model} answered: ${inputTokens} tokens read, ${outputTokens} written`;
    return { message, costUsdMicros: prices && (status.costUsdMicros ?? estimateUsdMicros) };
  }
  const why = status.state === "failed" ? status.message : "there is no answer";
  const { costUsdMicros } = status.state === "failed" ? status : {};
  const refused = { kind: "refused", code: "vendor-refused", message: `${vendor.id}: ${why}` } as const;
  throw probeFailed(vendor.id, refused, costUsdMicros ?? estimateUsdMicros);
}

const estimate = ({ inputUsdMicros, outputUsdMicros }: ModelPrices): UsdMicros =>
  Math.ceil((INPUT_TOKENS * inputUsdMicros + OUTPUT_TOKENS * outputUsdMicros) / MILLION);

function noAnswer(providerId: string): AppError {
  const message = `${providerId} gave no whole answer within ${TIME_MS} ms.`;
  return probeFailed(providerId, { kind: "unknown", message });
}

function probeFailed(
  providerId: string,
  outcome: Exclude<EffectOutcome, { kind: "accepted" }>,
  costUsdMicros = outcome.kind === "unknown" ? undefined : 0,
): AppError {
  const isRefused = outcome.kind === "refused";
  return new AppError({
    kind: isRefused ? "refused" : "transient",
    code: isRefused ? outcome.code : "vendor-no-answer",
    message: outcome.message ?? `${providerId} gave no answer.`,
    hint: isRefused
      ? `Check providers.${providerId}.baseUrl, and whether the key may use this model.`
      : "Try again later.",
    details: costUsdMicros === undefined ? {} : { costUsdMicros },
  });
}
