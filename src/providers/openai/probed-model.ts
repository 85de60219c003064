import { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import type { ModelPrices } from "../contracts/language-model.ts";
import type { VendorParts } from "../contracts/vendor.ts";
import { answersWithPage } from "../http/only-pages.ts";
import { sendJson } from "../http/send-json.ts";
import { isLoopback, readBaseUrl } from "../http/vendor-address.ts";
import type { VendorAnswer } from "../http/vendor-answer.ts";
import { isOpenAi, OPENAI } from "./openai-server.ts";

/** The cheapest model of OpenAI's own (pricing pages, read 2026-11-22). */
const CHEAPEST = { model: "gpt-6-luna", prices: { inputUsdMicros: 100_000, outputUsdMicros: 500_000 } };
const NOTHING: ModelPrices = { inputUsdMicros: 0, outputUsdMicros: 0 };
const TIME_MS = 15_000;

/** Which model is asked to prove key and address: as set, else OpenAI's cheapest, else the first that the server names. */
export async function probedModel(
  parts: VendorParts,
  signal: AbortSignal,
): Promise<{ model: string; prices: ModelPrices | undefined }> {
  const wanted = parts.settings["model"];
  if (isOpenAi(parts.baseUrl)) {
    if (wanted === undefined || wanted === CHEAPEST.model) return CHEAPEST;
    return { model: wanted, prices: undefined };
  }
  const prices = isLoopback(readBaseUrl(OPENAI, parts.baseUrl)) ? NOTHING : undefined;
  return { model: wanted ?? (await firstModel(parts, signal)), prices };
}

/** Whether nothing of the vendor is at its address; see `EffectRequest`. */
export const isOnlyPages =
  (parts: VendorParts) =>
  async (signal: AbortSignal): Promise<boolean> =>
    await answersWithPage(async () => await askForModels(parts, signal), signal);

async function askForModels(parts: VendorParts, signal: AbortSignal): Promise<VendorAnswer> {
  const { key, fetch } = await parts.line();
  return await sendJson(fetch, {
    providerId: OPENAI,
    method: "GET",
    url: `${parts.baseUrl}/models`,
    headers: key === "" ? {} : { authorization: `Bearer ${key}` },
    timeoutMs: TIME_MS,
    signal,
  });
}

const Models = z.object({ data: z.array(z.object({ id: z.string() })).min(1) });

async function firstModel(parts: VendorParts, signal: AbortSignal): Promise<string> {
  const { baseUrl } = parts;
  const answer = await askForModels(parts, signal);
  const first = Models.safeParse(answer.json).data?.data[0];
  if (first) return first.id;
  throw new AppError({
    kind: "refused",
    code: "vendor-models-unknown",
    message: `${OPENAI} at ${new URL(baseUrl).host} lists no model (${answer.status}).`,
    hint: "Set providers.openai.model to a model that it has, and check providers.openai.baseUrl.",
  });
}
