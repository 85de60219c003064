import type Anthropic from "@anthropic-ai/sdk";
import type { EffectOutcome } from "../contracts/effect.ts";
import type { CacheRates } from "../contracts/kept-answer.ts";
import type { LanguageModel } from "../contracts/language-model.ts";
import { answerTimeMs, questionEffect } from "../contracts/question-effect.ts";
import type { VendorLine, VendorParts } from "../contracts/vendor.ts";
import { classifyAnswer, classifyThrown, type SubmitRules } from "../http/classify-submit.ts";
import { keptHandle } from "../http/kept-handle.ts";
import { loadSdk } from "../http/load-sdk.ts";
import { missingModel } from "../http/missing-model.ts";
import { answersWithPage } from "../http/only-pages.ts";
import { sendJson } from "../http/send-json.ts";
import { type VendorAnswer, vendorAnswer } from "../http/vendor-answer.ts";
import { messageBody } from "./message-body.ts";
import { readMessage } from "./read-message.ts";

export const ANTHROPIC = "anthropic";
export const ANTHROPIC_KEY = "ANTHROPIC_API_KEY";

/**
 * A five-minute cache entry costs 1.25 of an input token to write and 0.1 to read (platform.claude.com, prompt caching,
 * read 2026-11). Opus 5.5 and Sonnet 5.5 read at 0.05 by third parties: counted as 0.1, so never too little.
 */
const RATES: CacheRates = { read: 0.1, write: 1.25 };

/** `messages.create` with an output format. Not `parse`: on an answer that was cut it throws, and the answer is lost. */
export function createAnthropicModel(parts: VendorParts): LanguageModel {
  return {
    id: ANTHROPIC,
    request: (question) => {
      const body = messageBody(question);
      const ask = async (signal: AbortSignal) => await askOnce(parts, body, signal);
      const isOnlyPages = async (signal: AbortSignal) =>
        await answersWithPage(async () => await askForModels(parts, signal), signal);
      return questionEffect(question, { providerId: ANTHROPIC, rates: RATES, ask, isOnlyPages });
    },
  };
}

async function askOnce(
  parts: VendorParts,
  body: Anthropic.MessageCreateParamsNonStreaming,
  signal: AbortSignal,
): Promise<EffectOutcome> {
  const line = await parts.line();
  const client = await openClient(parts.baseUrl, line);
  const rules = rulesOf(parts, line, signal);
  try {
    // The effect's own time ends first; without any the SDK refuses to wait for long answers.
    const options = { signal, timeout: 2 * answerTimeMs(body.max_tokens) };
    const response = await client.messages.create(body, options).asResponse();
    const answer = vendorAnswer(response, await response.text());
    return classifyAnswer(answer, (json) => keptHandle(readMessage(json), rules.secrets), rules);
  } catch (error) {
    return missingModel(error, body.model, rules) ?? classifyThrown(error, rules);
  }
}

/** What is free to ask. */
async function askForModels(parts: VendorParts, signal: AbortSignal): Promise<VendorAnswer> {
  const { key, fetch } = await parts.line();
  return await sendJson(fetch, {
    providerId: ANTHROPIC,
    method: "GET",
    url: `${parts.baseUrl}/v1/models?limit=1`,
    headers: { authorization: `Bearer ${key}`, "anthropic-version": "2026-10-21" },
    timeoutMs: FREE_MS,
    signal,
  });
}

const FREE_MS = 15_000;

async function openClient(baseURL: string, line: VendorLine): Promise<Anthropic> {
  const { default: Client } = await loadSdk("@anthropic-ai/sdk", () => import("@anthropic-ai/sdk"));
  return new Client({
    apiKey: line.key,
    baseURL,
    fetch: line.fetch,
    maxRetries: 0,
    // Its log shows prompts, and so do traces.
    logLevel: "off",
    openTelemetry: false,
  });
}

function rulesOf({ clock }: VendorParts, { key }: VendorLine, signal: AbortSignal): SubmitRules {
  return {
    providerId: ANTHROPIC,
    keyName: ANTHROPIC_KEY,
    clock,
    secrets: [key],
    statuses: { 400: billing, 403: billing },
    signal,
  };
}

/** `invalid_request_error` with these words is how an empty account is told, beside `billing_error`. */
function billing({ json }: VendorAnswer): "credit-gone" | undefined {
  const { error } = (json ?? {}) as { error?: { type?: unknown; message?: unknown } };
  const isGone = error?.type === "billing_error" || /credit balance is too low/i.test(String(error?.message));
  return isGone ? "credit-gone" : undefined;
}
