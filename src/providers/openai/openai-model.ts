import type OpenAI from "openai";
import type { EffectOutcome } from "../contracts/effect.ts";
import type { CacheRates, KeptAnswer } from "../contracts/kept-answer.ts";
import type { LanguageModel, ModelQuestion } from "../contracts/language-model.ts";
import { answerTimeMs, questionEffect } from "../contracts/question-effect.ts";
import type { VendorParts } from "../contracts/vendor.ts";
import { classifyAnswer, classifyThrown } from "../http/classify-submit.ts";
import { keptHandle } from "../http/kept-handle.ts";
import { missingModel } from "../http/missing-model.ts";
import { vendorAnswer } from "../http/vendor-answer.ts";
import { chatBody, readCompletion } from "./chat-api.ts";
import { openClient, rulesOf } from "./openai-client.ts";
import { apiOf, isOpenAi, OPENAI } from "./openai-server.ts";
import { isOnlyPages } from "./probed-model.ts";
import { readResponse, responseBody } from "./responses-api.ts";

/**
 * A cached token is read for a tenth, and from GPT-5.6 on written for 1.25 (OpenAI's pricing page by third parties and
 * Microsoft's page on prompt caching, read 2026-11); older models, which discount less, are retired.
 */
const RATES: CacheRates = { read: 0.1, write: 1.25 };

interface Asking {
  model: string;
  send: (client: OpenAI, options: OpenAI.RequestOptions) => Promise<Response>;
  read: (json: unknown) => KeptAnswer;
}

/** `responses` or `chat.completions`, as set. By `create`, not `parse`, which throws an answer that was cut away. */
export function createOpenAiModel(parts: VendorParts): LanguageModel {
  return {
    id: OPENAI,
    request: (question) => {
      const asking =
        apiOf(parts) === "chat" ? byChat(question, isOpenAi(parts.baseUrl)) : byResponses(question);
      const timeoutMs = 2 * answerTimeMs(question.maxOutputTokens);
      const ask = async (signal: AbortSignal) => await askOnce(parts, asking, { signal, timeout: timeoutMs });
      return questionEffect(question, {
        providerId: OPENAI,
        rates: RATES,
        ask,
        isOnlyPages: isOnlyPages(parts),
      });
    },
  };
}

function byResponses(question: ModelQuestion): Asking {
  const body = responseBody(question);
  return {
    model: body.model ?? question.model,
    send: async (client, options) => await client.responses.create(body, options).asResponse(),
    read: readResponse,
  };
}

function byChat(question: ModelQuestion, isTheirs: boolean): Asking {
  const body = chatBody(question, isTheirs);
  return {
    model: body.model,
    send: async (client, options) => await client.chat.completions.create(body, options).asResponse(),
    read: readCompletion,
  };
}

async function askOnce(
  parts: VendorParts,
  { model, send, read }: Asking,
  options: { signal: AbortSignal; timeout: number },
): Promise<EffectOutcome> {
  const line = await parts.line();
  const client = await openClient(parts.baseUrl, line);
  const rules = rulesOf(parts, line, options.signal);
  try {
    const response = await send(client, options);
    const answer = vendorAnswer(response, await response.text());
    return classifyAnswer(answer, (json) => keptHandle(read(json), rules.secrets), rules);
  } catch (error) {
    return missingModel(error, model, rules) ?? classifyThrown(error, rules);
  }
}
