import type OpenAI from "openai";
import { z } from "zod";
import { answerSchema } from "../contracts/answer-schema.ts";
import type { KeptAnswer } from "../contracts/kept-answer.ts";
import type { ModelQuestion } from "../contracts/language-model.ts";
import { readStrictly } from "../http/read-strictly.ts";
import { imageUrl, Tokens } from "./question-parts.ts";

type Body = OpenAI.Responses.ResponseCreateParamsNonStreaming;

/** A question as `POST /responses`, kept by nobody. */
export function responseBody(question: ModelQuestion): Body {
  const { model, system, user, images, answer, maxOutputTokens } = question;
  return {
    model,
    ...(system === "" ? {} : { instructions: system }),
    input: [
      {
        role: "user",
        content: [
          ...images.map(
            (image) => ({ type: "input_image", image_url: imageUrl(image), detail: "auto" }) as const,
          ),
          { type: "input_text", text: user },
        ],
      },
    ],
    max_output_tokens: maxOutputTokens,
    text: { format: { type: "json_schema", name: answer.name, strict: true, schema: answerSchema(answer) } },
    store: false,
  };
}

const Response = z.object({
  model: z.string(),
  status: z.string(),
  error: z.object({ code: z.string().nullish(), message: z.string().nullish() }).nullish(),
  incomplete_details: z.object({ reason: z.string().nullish() }).nullish(),
  output: z.array(
    z.object({
      type: z.string(),
      content: z
        .array(z.object({ type: z.string(), text: z.string().optional(), refusal: z.string().optional() }))
        .nullish(),
    }),
  ),
  usage: z
    .object({
      input_tokens: Tokens,
      output_tokens: Tokens,
      input_tokens_details: z
        .object({ cached_tokens: Tokens.nullish(), cache_write_tokens: Tokens.nullish() })
        .nullish(),
    })
    .nullish(),
});

/** Reads the answer of `POST /responses`. Throws at what is none. */
export function readResponse(json: unknown): KeptAnswer {
  const response = readStrictly(Response, json);
  const parts = response.output.flatMap(({ type, content }) => (type === "message" ? (content ?? []) : []));
  const refusal = parts.find(({ type }) => type === "refusal");
  const { usage } = response;
  const cacheReadTokens = usage?.input_tokens_details?.cached_tokens ?? 0;
  const cacheWriteTokens = usage?.input_tokens_details?.cache_write_tokens ?? 0;
  return {
    text: parts.map((part) => (part.type === "output_text" ? (part.text ?? "") : "")).join(""),
    ...endOf(response, refusal?.refusal),
    model: response.model,
    usage: usage
      ? {
          inputTokens: Math.max(usage.input_tokens - cacheReadTokens - cacheWriteTokens, 0),
          cacheReadTokens,
          cacheWriteTokens,
          outputTokens: usage.output_tokens,
        }
      : null,
  };
}

/** A question that breaks a policy comes back as a failed response. */
const POLICY = new Set(["invalid_prompt", "bio_policy", "image_content_policy_violation"]);

function endOf(
  { status, error, incomplete_details }: z.infer<typeof Response>,
  refusal: string | undefined,
): Pick<KeptAnswer, "end" | "reason"> {
  const why = incomplete_details?.reason;
  if (refusal !== undefined) return { end: "refused", reason: refusal };
  if (status === "completed") return { end: "complete", reason: "" };
  if (status === "incomplete" && why === "max_output_tokens") return { end: "cut", reason: why };
  if (status === "incomplete" && why === "content_filter")
    return { end: "refused", reason: "its content filter" };
  const reason = error?.message ?? error?.code ?? why ?? `it ended as ${status}`;
  return { end: POLICY.has(error?.code ?? "") ? "refused" : "failed", reason };
}
