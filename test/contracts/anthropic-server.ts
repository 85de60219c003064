import { z } from "zod";
import { schemaViolations } from "./check-schema.ts";
import { type ContractReply, type ContractRequest, contractServer } from "./contract-server.ts";
import { KNOWN_MODEL } from "./language-question.ts";
import {
  bodyViolations,
  CANARY_KEY,
  FAILURE_STATUS,
  failureFault,
  headerViolations,
  type LanguageFailure,
  type LanguageServer,
  Speech,
  type SpokenAnswer,
} from "./language-server.ts";

const Text = z.strictObject({
  type: z.literal("text"),
  text: z.string().min(1),
  cache_control: z
    .strictObject({ type: z.literal("ephemeral"), ttl: z.enum(["5m", "1h"]).optional() })
    .optional(),
});
const Image = z.strictObject({
  type: z.literal("image"),
  source: z.strictObject({
    type: z.literal("base64"),
    media_type: z.enum(["image/jpeg", "image/png", "image/gif", "image/webp"]),
    data: z.base64().min(1),
  }),
});
/** Of `POST /v1/messages`, version 2026-10-21, as far as this product uses it: no temperature, top_p or top_k. */
const Body = z.strictObject({
  model: z.string().min(1),
  max_tokens: z.int().min(1),
  system: z.array(Text).min(1).optional(),
  messages: z
    .array(
      z.strictObject({
        role: z.enum(["user", "assistant"]),
        content: z.array(z.discriminatedUnion("type", [Text, Image])).min(1),
      }),
    )
    .min(1),
  output_config: z.strictObject({
    effort: z.enum(["low", "medium", "high", "xhigh", "max"]).optional(),
    format: z.strictObject({ type: z.literal("json_schema"), schema: z.looseObject({}) }),
  }),
});

/** Anthropic on loopback. It knows one key and some models. */
export async function anthropicServer({ models = [KNOWN_MODEL] } = {}): Promise<LanguageServer> {
  const speech = new Speech();
  const server = await contractServer({
    refuse: (status, problems) =>
      errorReply(status, status === 404 ? "not_found_error" : "invalid_request_error", problems.join("; ")),
    routes: [
      {
        method: "POST",
        path: "/v1/messages",
        violations,
        answer: (request) => answerTo(request, models, speech.next(request.json)),
      },
      {
        method: "GET",
        path: "/v1/models",
        violations: (request) =>
          headerViolations(request, { authorization: /^Bearer \S+$/, "anthropic-version": /^2026-10-21$/ }),
        answer: () => ({ status: 200, json: { data: models.map((id) => ({ type: "model", id })) } }),
      },
    ],
  });
  return {
    ...server,
    baseUrl: server.origin,
    say: (answer) => speech.say(answer),
    sayTo: (answer) => speech.sayTo(answer),
    sayInTurn: (texts) => speech.sayInTurn(texts),
    failure: (kind, headers = {}) =>
      failureFault(({ authorization }) => ({ ...failureReply(kind, authorization), headers })),
  };
}

function violations(request: ContractRequest): string[] {
  const problems = [
    ...headerViolations(request, {
      authorization: /^Bearer \S+$/,
      "anthropic-version": /^2026-10-21$/,
      "content-type": /^application\/json/,
    }),
    ...bodyViolations(Body, request),
  ];
  const body = Body.safeParse(request.json).data;
  if (!body) return problems;
  for (const { content } of body.messages) {
    const kinds = content.map(({ type }) => type);
    if (kinds.lastIndexOf("image") > kinds.indexOf("text")) problems.push("an image stands after a text");
  }
  return [...problems, ...schemaViolations(body.output_config.format.schema)];
}

function answerTo(
  { headers, json }: ContractRequest,
  models: readonly string[],
  spoken: SpokenAnswer,
): ContractReply {
  if (headers.authorization !== `Bearer ${CANARY_KEY}`)
    return failureReply("key-refused", headers.authorization ?? "");
  const { model, max_tokens } = Body.parse(json);
  if (!models.includes(model)) return errorReply(404, "not_found_error", `model: ${model}`);
  const isRefused = spoken.end === "refused";
  return {
    status: 200,
    headers: { "request-id": "req_1" },
    json: {
      id: "msg_1",
      type: "message",
      role: "assistant",
      model: `${model}-20261101`,
      container: null,
      content: [
        { type: "thinking", thinking: "Owls, then.", signature: "c2ln" },
        ...(isRefused ? [] : [{ type: "text", text: spoken.text, citations: null }]),
      ],
      stop_reason: STOP_REASONS[spoken.end],
      stop_sequence: null,
      stop_details: isRefused
        ? { type: "refusal", category: "general_harms", explanation: "The request asks for harm." }
        : null,
      usage: {
        input_tokens: spoken.inputTokens,
        cache_creation_input_tokens: spoken.cacheWriteTokens,
        cache_read_input_tokens: spoken.cacheReadTokens,
        cache_creation: null,
        output_tokens: Math.min(spoken.outputTokens, max_tokens),
        service_tier: "standard",
      },
    },
  };
}

const STOP_REASONS: Readonly<Record<SpokenAnswer["end"], string>> = {
  complete: "end_turn",
  cut: "max_tokens",
  refused: "refusal",
  odd: "pause_turn",
};

const TYPES: Readonly<Record<LanguageFailure, string>> = {
  "bad-request": "invalid_request_error",
  "key-refused": "authentication_error",
  forbidden: "permission_error",
  "credit-gone": "invalid_request_error",
  "model-missing": "not_found_error",
  throttled: "rate_limit_error",
  "too-slow": "timeout_error",
  conflict: "conflict_error",
  broken: "api_error",
  unavailable: "api_error",
  overloaded: "overloaded_error",
};

function failureReply(kind: LanguageFailure, authorization: string): ContractReply {
  // An empty account is told as a bad request.
  if (kind === "credit-gone")
    return errorReply(400, TYPES[kind], "Your credit balance is too low to access the Anthropic API.");
  const message = kind === "key-refused" ? `invalid key in ${authorization}` : `this is ${kind}`;
  return errorReply(FAILURE_STATUS[kind], TYPES[kind], message);
}

function errorReply(status: number, type: string, message: string): ContractReply {
  return { status, json: { type: "error", error: { type, message }, request_id: "req_1" } };
}
