import type OpenAI from "openai";
import { z } from "zod";
import { answerSchema } from "../contracts/answer-schema.ts";
import type { KeptAnswer } from "../contracts/kept-answer.ts";
import type { ModelQuestion } from "../contracts/language-model.ts";
import { readStrictly } from "../http/read-strictly.ts";
import { imageUrl, Tokens } from "./question-parts.ts";

type Body = OpenAI.Chat.ChatCompletionCreateParamsNonStreaming;

/**
 * A question as `POST /chat/completions`. Others than OpenAI know the limit of an answer by its old name, which
 * OpenAI's models that think refuse.
 */
export function chatBody(question: ModelQuestion, isOpenAi: boolean): Body {
  const { model, system, answer, maxOutputTokens } = question;
  return {
    model,
    messages: [
      ...(system === "" ? [] : [{ role: "system", content: system } as const]),
      { role: "user", content: contentOf(question) },
    ],
    ...(isOpenAi ? { max_completion_tokens: maxOutputTokens } : { max_tokens: maxOutputTokens }),
    response_format: {
      type: "json_schema",
      json_schema: { name: answer.name, strict: true, schema: answerSchema(answer) },
    },
  };
}

/** A plain text where it is one: some servers take nothing else. */
function contentOf({ user, images }: ModelQuestion): OpenAI.Chat.ChatCompletionUserMessageParam["content"] {
  if (images.length === 0) return user;
  return [
    ...images.map(
      (image) => ({ type: "image_url", image_url: { url: imageUrl(image), detail: "auto" } }) as const,
    ),
    { type: "text", text: user },
  ];
}

const Completion = z.object({
  model: z.string(),
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z
    .object({
      prompt_tokens: Tokens,
      completion_tokens: Tokens,
      prompt_tokens_details: z
        .object({ cached_tokens: Tokens.nullish(), cache_write_tokens: Tokens.nullish() })
        .nullish(),
    })
    .nullish(),
});

/** Reads the answer of `POST /chat/completions`. Throws at what is none. */
export function readCompletion(json: unknown): KeptAnswer {
  const { model, choices, usage } = readStrictly(Completion, json);
  const { finish_reason, message } = choices[0] ?? { message: {} };
  const cacheReadTokens = usage?.prompt_tokens_details?.cached_tokens ?? 0;
  const cacheWriteTokens = usage?.prompt_tokens_details?.cache_write_tokens ?? 0;
  return {
    text: message.content ?? "",
    ...endOf(finish_reason ?? "", message.refusal ?? ""),
    model,
    usage: usage
      ? {
          inputTokens: Math.max(usage.prompt_tokens - cacheReadTokens - cacheWriteTokens, 0),
          cacheReadTokens,
          cacheWriteTokens,
          outputTokens: usage.completion_tokens,
        }
      : null,
  };
}

function endOf(finish: string, refusal: string): Pick<KeptAnswer, "end" | "reason"> {
  if (refusal !== "") return { end: "refused", reason: refusal };
  if (finish === "stop") return { end: "complete", reason: "" };
  if (finish === "length") return { end: "cut", reason: finish };
  if (finish === "content_filter") return { end: "refused", reason: "its content filter" };
  return { end: "failed", reason: `it stopped with ${finish === "" ? "no reason" : finish}` };
}
