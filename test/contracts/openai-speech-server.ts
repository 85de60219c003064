import { z } from "zod";
import { type ContractReply, type ContractRequest, contractServer } from "./contract-server.ts";
import { bodyViolations, CANARY_KEY, headerViolations } from "./language-server.ts";
import {
  KNOWN_SPEECH_MODEL,
  KNOWN_VOICE,
  type SaidSound,
  SPEECH_STATUS,
  type SpeechFailure,
  type SpeechServer,
  speechFault,
} from "./speech-server.ts";

/** Of `POST /v1/audio/speech` (openai 6.49.0), as far as this product uses it. */
const Body = z.strictObject({
  model: z.string().min(1),
  voice: z.string().min(1),
  input: z.string().min(1).max(4_096),
  response_format: z.enum(["mp3", "opus", "aac", "flac", "wav", "pcm"]),
});

export interface OpenAiSpeechOptions {
  /** As servers of local voices are: no key is wanted, and none may be sent. */
  isLocal?: boolean;
  voices?: readonly string[];
  models?: readonly string[];
}

/** OpenAI's speech on loopback, or a server that copies it. It knows one key, one voice and one model unless told others. */
export async function openAiSpeechServer(
  first: SaidSound,
  { isLocal = false, voices = [KNOWN_VOICE], models = [KNOWN_SPEECH_MODEL] }: OpenAiSpeechOptions = {},
): Promise<SpeechServer> {
  let speak: (text: string) => SaidSound | undefined = () => first;
  const texts: string[] = [];
  const server = await contractServer({
    refuse: (status, problems) =>
      errorReply(status, "invalid_request_error", "contract", problems.join("; ")),
    routes: [
      {
        method: "POST",
        path: "/v1/audio/speech",
        violations: (request) => [...keyViolations(request, isLocal), ...bodyViolations(Body, request)],
        answer: ({ headers, json }) => {
          if (!isLocal && headers.authorization !== `Bearer ${CANARY_KEY}`)
            return failureReply("key-refused", headers.authorization ?? "");
          const { model, voice, input } = Body.parse(json);
          if (!models.includes(model)) return failureReply("model-missing", "");
          if (!voices.includes(voice)) return failureReply("voice-missing", "");
          texts.push(input);
          const said = speak(input);
          if (!said) return failureReply("bad-request", "");
          return { status: 200, headers: { "content-type": "audio/wav" }, body: said.bytes };
        },
      },
      {
        method: "GET",
        path: "/v1/models",
        violations: (request) => keyViolations(request, isLocal, {}),
        answer: () => ({ status: 200, json: { object: "list", data: models.map((id) => ({ id })) } }),
      },
    ],
  });
  return {
    ...server,
    baseUrl: `${server.origin}/v1`,
    texts,
    say: (next) => {
      speak = next;
    },
    failure: (kind, headers = {}) =>
      speechFault("authorization", (key) => ({ ...failureReply(kind, key), headers })),
  };
}

function keyViolations(
  request: ContractRequest,
  isLocal: boolean,
  others: Parameters<typeof headerViolations>[1] = { "content-type": /^application\/json/ },
): string[] {
  if (!isLocal) return headerViolations(request, { ...others, authorization: /^Bearer \S+$/ });
  const sent = request.headers.authorization === undefined ? [] : ["a key was sent where none is wanted"];
  return [...sent, ...headerViolations(request, others)];
}

const CODES: Readonly<Record<SpeechFailure, [type: string, code: string | null]>> = {
  "bad-request": ["invalid_request_error", null],
  "key-refused": ["invalid_request_error", "invalid_api_key"],
  "credit-gone": ["insufficient_quota", "insufficient_quota"],
  moderated: ["invalid_request_error", "content_policy_violation"],
  "voice-missing": ["invalid_request_error", "invalid_value"],
  "model-missing": ["invalid_request_error", "model_not_found"],
  throttled: ["requests", "rate_limit_exceeded"],
  "too-slow": ["server_error", null],
  conflict: ["conflict_error", null],
  broken: ["server_error", null],
  unavailable: ["server_error", null],
};

function failureReply(kind: SpeechFailure, key: string): ContractReply {
  const [type, code] = CODES[kind];
  const message = kind === "key-refused" ? `Incorrect API key provided: ${key}` : `this is ${kind}`;
  // Credit that is gone looks like too many requests, an unknown voice like any bad request.
  const status = kind === "credit-gone" ? 429 : kind === "voice-missing" ? 400 : SPEECH_STATUS[kind];
  return errorReply(status, type, code, message);
}

function errorReply(status: number, type: string, code: string | null, message: string): ContractReply {
  return { status, json: { error: { message, type, param: null, code } } };
}
