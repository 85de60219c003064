import { z } from "zod";
import type { KeptAnswer } from "../contracts/kept-answer.ts";
import { readStrictly } from "../http/read-strictly.ts";

const Tokens = z.number().int().min(0);
const Message = z.object({
  model: z.string(),
  content: z.array(z.object({ type: z.string(), text: z.string().optional() })),
  stop_reason: z.string().nullable(),
  stop_details: z.object({ category: z.string().nullish(), explanation: z.string().nullish() }).nullish(),
  usage: z.object({
    input_tokens: Tokens,
    output_tokens: Tokens,
    cache_creation_input_tokens: Tokens.nullish(),
    cache_read_input_tokens: Tokens.nullish(),
  }),
});

const ENDS: Readonly<Record<string, KeptAnswer["end"]>> = {
  end_turn: "complete",
  stop_sequence: "complete",
  max_tokens: "cut",
  model_context_window_exceeded: "cut",
  refusal: "refused",
};

/** Reads the answer of `POST /v1/messages`. Throws at what is none. */
export function readMessage(json: unknown): KeptAnswer {
  const { model, content, stop_reason, stop_details, usage } = readStrictly(Message, json);
  return {
    // Thoughts come in blocks of their own.
    text: content.map((block) => (block.type === "text" ? (block.text ?? "") : "")).join(""),
    end: ENDS[stop_reason ?? ""] ?? "failed",
    reason:
      stop_details?.explanation ?? stop_details?.category ?? `it stopped with ${stop_reason ?? "no reason"}`,
    model,
    usage: {
      inputTokens: usage.input_tokens,
      cacheReadTokens: usage.cache_read_input_tokens ?? 0,
      cacheWriteTokens: usage.cache_creation_input_tokens ?? 0,
      outputTokens: usage.output_tokens,
    },
  };
}
