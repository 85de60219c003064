import { z } from "zod";
import type { SpokenAnswer } from "./language-server.ts";

const DataUrl = z.string().regex(/^data:image\/(?:jpeg|png|webp|gif);base64,[A-Za-z0-9+/]+=*$/);
const Name = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const Schema = z.looseObject({});

/** Images first, then one text. */
const isInOrder = (parts: readonly { type: string }[]): boolean =>
  parts.findIndex(({ type }) => type.endsWith("text")) === parts.length - 1;

/** Of `POST /v1/responses`, as far as this product uses it. */
export const ResponseBody = z.strictObject({
  model: z.string().min(1),
  instructions: z.string().min(1).optional(),
  input: z
    .array(
      z.strictObject({
        role: z.enum(["user", "assistant", "system", "developer"]),
        content: z
          .array(
            z.discriminatedUnion("type", [
              z.strictObject({ type: z.literal("input_text"), text: z.string().min(1) }),
              z.strictObject({
                type: z.literal("input_image"),
                image_url: DataUrl,
                detail: z.enum(["low", "high", "auto", "original"]),
              }),
            ]),
          )
          .refine(isInOrder, "an image stands after the text"),
      }),
    )
    .min(1),
  max_output_tokens: z.int().min(16),
  text: z.strictObject({
    format: z.strictObject({
      type: z.literal("json_schema"),
      name: Name,
      strict: z.literal(true),
      schema: Schema,
    }),
  }),
  store: z.literal(false),
});

/** Of `POST /v1/chat/completions`, as far as this product uses it. */
export const ChatBody = z
  .strictObject({
    model: z.string().min(1),
    messages: z
      .array(
        z.discriminatedUnion("role", [
          z.strictObject({ role: z.literal("system"), content: z.string().min(1) }),
          z.strictObject({
            role: z.literal("user"),
            content: z.union([
              z.string().min(1),
              z
                .array(
                  z.discriminatedUnion("type", [
                    z.strictObject({ type: z.literal("text"), text: z.string().min(1) }),
                    z.strictObject({
                      type: z.literal("image_url"),
                      image_url: z.strictObject({ url: DataUrl, detail: z.enum(["low", "high", "auto"]) }),
                    }),
                  ]),
                )
                .refine(isInOrder, "an image stands after the text"),
            ]),
          }),
        ]),
      )
      .min(1),
    max_tokens: z.int().min(1).optional(),
    max_completion_tokens: z.int().min(1).optional(),
    response_format: z.strictObject({
      type: z.literal("json_schema"),
      json_schema: z.strictObject({ name: Name, strict: z.literal(true), schema: Schema }),
    }),
  })
  .refine(
    (body) => (body.max_tokens === undefined) !== (body.max_completion_tokens === undefined),
    "one limit of the answer is wanted",
  );

export function responseJson(body: z.infer<typeof ResponseBody>, spoken: SpokenAnswer): unknown {
  const outputTokens = Math.min(spoken.outputTokens, body.max_output_tokens);
  const part =
    spoken.end === "refused"
      ? { type: "refusal", refusal: "I can't help with that." }
      : { type: "output_text", text: spoken.text, annotations: [], logprobs: [] };
  return {
    id: "resp_1",
    object: "response",
    created_at: 1,
    model: `${body.model}-2026-10-01`,
    status: { complete: "completed", refused: "completed", cut: "incomplete", odd: "failed" }[spoken.end],
    error: spoken.end === "odd" ? { code: "server_error", message: "The model gave up." } : null,
    incomplete_details: spoken.end === "cut" ? { reason: "max_output_tokens" } : null,
    instructions: body.instructions ?? null,
    output: [
      { id: "rs_1", type: "reasoning", summary: [] },
      { id: "msg_1", type: "message", role: "assistant", status: "completed", content: [part] },
    ],
    parallel_tool_calls: true,
    temperature: 1,
    tool_choice: "auto",
    tools: [],
    top_p: 1,
    usage: {
      input_tokens: readTokens(spoken),
      input_tokens_details: {
        cached_tokens: spoken.cacheReadTokens,
        cache_write_tokens: spoken.cacheWriteTokens,
      },
      output_tokens: outputTokens,
      output_tokens_details: { reasoning_tokens: 10 },
      total_tokens: readTokens(spoken) + outputTokens,
    },
  };
}

export function completionJson(body: z.infer<typeof ChatBody>, spoken: SpokenAnswer): unknown {
  const limit = body.max_tokens ?? body.max_completion_tokens ?? 0;
  const outputTokens = Math.min(spoken.outputTokens, limit);
  const isRefused = spoken.end === "refused";
  return {
    id: "chatcmpl_1",
    object: "chat.completion",
    created: 1,
    model: `${body.model}-2026-10-01`,
    choices: [
      {
        index: 0,
        logprobs: null,
        finish_reason: { complete: "stop", refused: "stop", cut: "length", odd: "tool_calls" }[spoken.end],
        message: {
          role: "assistant",
          content: isRefused ? null : spoken.text,
          refusal: isRefused ? "I can't help with that." : null,
        },
      },
    ],
    usage: {
      prompt_tokens: readTokens(spoken),
      completion_tokens: outputTokens,
      total_tokens: readTokens(spoken) + outputTokens,
      prompt_tokens_details: {
        cached_tokens: spoken.cacheReadTokens,
        cache_write_tokens: spoken.cacheWriteTokens,
      },
    },
  };
}

/** OpenAI counts what was cached among what was read. */
function readTokens({ inputTokens, cacheReadTokens, cacheWriteTokens }: SpokenAnswer): number {
  return inputTokens + cacheReadTokens + cacheWriteTokens;
}
