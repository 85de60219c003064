import type Anthropic from "@anthropic-ai/sdk";
import { answerSchema } from "../contracts/answer-schema.ts";
import type { ModelQuestion } from "../contracts/language-model.ts";

/** A question as `POST /v1/messages`. Never with a temperature: version 2026-10-21 answers 400. */
export function messageBody(question: ModelQuestion): Anthropic.MessageCreateParamsNonStreaming {
  const { model, system, user, images, answer, maxOutputTokens } = question;
  return {
    model,
    max_tokens: maxOutputTokens,
    // An empty block is refused.
    ...(system === ""
      ? {}
      : { system: [{ type: "text", text: system, cache_control: { type: "ephemeral" } }] }),
    messages: [{ role: "user", content: [...images.map(imageBlock), { type: "text", text: user }] }],
    output_config: { format: { type: "json_schema", schema: answerSchema(answer) } },
  };
}

function imageBlock({ mediaType, bytes }: ModelQuestion["images"][number]): Anthropic.ImageBlockParam {
  const data = Buffer.from(bytes).toString("base64");
  return { type: "image", source: { type: "base64", media_type: mediaType, data } };
}
