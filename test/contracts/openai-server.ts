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
} from "./language-server.ts";
import { ChatBody, completionJson, ResponseBody, responseJson } from "./openai-shapes.ts";

export interface OpenAiServerOptions {
  /** As Ollama and LM Studio are: no key is wanted, and none may be sent. */
  isLocal?: boolean;
  models?: readonly string[];
}

/** OpenAI on loopback, both its APIs. It knows one key, and one model unless told others. */
export async function openAiServer({
  isLocal = false,
  models = [KNOWN_MODEL],
}: OpenAiServerOptions = {}): Promise<LanguageServer> {
  const speech = new Speech();
  const post = (shape: typeof ResponseBody | typeof ChatBody, schemaOf: (json: never) => unknown) => ({
    method: "POST",
    violations: (request: ContractRequest) => {
      const problems = [...keyViolations(request, isLocal), ...bodyViolations(shape, request)];
      return problems.length > 0 ? problems : schemaViolations(schemaOf(request.json as never));
    },
  });
  const guarded =
    (answer: (json: unknown) => ContractReply) =>
    ({ headers, json }: ContractRequest): ContractReply => {
      if (!isLocal && headers.authorization !== `Bearer ${CANARY_KEY}`)
        return failureReply("key-refused", headers.authorization ?? "");
      const { model } = z.object({ model: z.string() }).parse(json);
      return models.includes(model) ? answer(json) : failureReply("model-missing", "");
    };
  const server = await contractServer({
    refuse: (status, problems) =>
      errorReply(status, "invalid_request_error", "contract", problems.join("; ")),
    routes: [
      {
        ...post(ResponseBody, ({ text }: z.infer<typeof ResponseBody>) => text.format.schema),
        path: "/v1/responses",
        answer: guarded((json) => ({
          status: 200,
          json: responseJson(ResponseBody.parse(json), speech.next(json)),
        })),
      },
      {
        ...post(
          ChatBody,
          ({ response_format }: z.infer<typeof ChatBody>) => response_format.json_schema.schema,
        ),
        path: "/v1/chat/completions",
        answer: guarded((json) => ({
          status: 200,
          json: completionJson(ChatBody.parse(json), speech.next(json)),
        })),
      },
      {
        method: "GET",
        path: "/v1/models",
        violations: (request) => keyViolations(request, isLocal),
        answer: () => ({
          status: 200,
          json: { object: "list", data: [{ id: KNOWN_MODEL, object: "model", created: 1, owned_by: "us" }] },
        }),
      },
    ],
  });
  return {
    ...server,
    baseUrl: `${server.origin}/v1`,
    say: (answer) => speech.say(answer),
    sayTo: (answer) => speech.sayTo(answer),
    sayInTurn: (texts) => speech.sayInTurn(texts),
    failure: (kind, headers = {}) =>
      failureFault(({ authorization }) => ({ ...failureReply(kind, authorization), headers })),
  };
}

function keyViolations(request: ContractRequest, isLocal: boolean): string[] {
  const json = request.method === "GET" ? {} : { "content-type": /^application\/json/ };
  if (!isLocal) return headerViolations(request, { ...json, authorization: /^Bearer \S+$/ });
  const sent = request.headers.authorization === undefined ? [] : ["a key was sent where none is wanted"];
  return [...sent, ...headerViolations(request, json)];
}

const CODES: Readonly<Record<LanguageFailure, [type: string, code: string | null]>> = {
  "bad-request": ["invalid_request_error", null],
  "key-refused": ["invalid_request_error", "invalid_api_key"],
  forbidden: ["permission_error", "unsupported_country_region_territory"],
  "credit-gone": ["insufficient_quota", "insufficient_quota"],
  "model-missing": ["invalid_request_error", "model_not_found"],
  throttled: ["requests", "rate_limit_exceeded"],
  "too-slow": ["server_error", null],
  conflict: ["conflict_error", null],
  broken: ["server_error", null],
  unavailable: ["server_error", null],
  overloaded: ["server_error", "overloaded"],
};

function failureReply(kind: LanguageFailure, authorization: string): ContractReply {
  const [type, code] = CODES[kind];
  const message = kind === "key-refused" ? `Incorrect API key provided: ${authorization}` : `this is ${kind}`;
  // Credit that is gone looks like too many requests.
  return errorReply(kind === "credit-gone" ? 429 : FAILURE_STATUS[kind], type, code, message);
}

function errorReply(status: number, type: string, code: string | null, message: string): ContractReply {
  return { status, json: { error: { message, type, param: null, code } } };
}
