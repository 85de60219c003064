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

/** Of `POST /v1/text-to-speech/{voice}/with-timestamps` (elevenlabs-js 2.73.0), as far as this product uses it. */
const Body = z.strictObject({ text: z.string().min(1).max(10_000), model_id: z.string().min(1) });

const SPEECH = /^\/v1\/text-to-speech\/([^/]+)\/with-timestamps$/;

/** ElevenLabs on loopback. It knows one key, one voice and some models. */
export async function elevenLabsServer(
  first: SaidSound,
  { voices = [KNOWN_VOICE], models = [KNOWN_SPEECH_MODEL] } = {},
): Promise<SpeechServer> {
  let speak: (text: string) => SaidSound | undefined = () => first;
  const texts: string[] = [];
  const server = await contractServer({
    refuse: (status, problems) => errorReply(status, "contract", problems.join("; ")),
    routes: [
      {
        method: "POST",
        path: SPEECH,
        violations: speechViolations,
        answer: (request) => {
          const refusal = refusalOf(request, voices, models);
          if (refusal) return refusal;
          const { text } = Body.parse(request.json);
          texts.push(text);
          const said = speak(text);
          return said ? { status: 200, json: spokenJson(text, said) } : failureReply("bad-request", "");
        },
      },
      {
        method: "GET",
        path: "/v1/voices",
        violations: (request) => headerViolations(request, { "xi-api-key": /^\S+$/ }),
        answer: (request) => keyRefusal(request) ?? { status: 200, json: { voices: voices.map(voiceJson) } },
      },
    ],
  });
  return {
    ...server,
    baseUrl: server.origin,
    texts,
    say: (next) => {
      speak = next;
    },
    failure: (kind, headers = {}) =>
      speechFault("xi-api-key", (key) => ({ ...failureReply(kind, key), headers })),
  };
}

function speechViolations(request: ContractRequest): string[] {
  const problems = [
    ...headerViolations(request, { "xi-api-key": /^\S+$/, "content-type": /^application\/json/ }),
    ...bodyViolations(Body, request),
  ];
  const { query, headers } = request;
  // More bits and PCM want a dearer plan.
  if (query.get("output_format") !== "mp3_44100_128") problems.push("the output format is not in every plan");
  if ([...query.keys()].length !== 1) problems.push(`the query has ${[...query.keys()].join(", ")}`);
  if (headers.authorization !== undefined) problems.push("a key is in the wrong header");
  return problems;
}

function keyRefusal({ headers }: ContractRequest): ContractReply | undefined {
  const key = String(headers["xi-api-key"]);
  return key === CANARY_KEY ? undefined : failureReply("key-refused", key);
}

function refusalOf(
  request: ContractRequest,
  voices: readonly string[],
  models: readonly string[],
): ContractReply | undefined {
  const voice = decodeURIComponent(SPEECH.exec(request.path)?.[1] ?? "");
  return (
    keyRefusal(request) ??
    (voices.includes(voice) ? undefined : failureReply("voice-missing", "")) ??
    (models.includes(Body.parse(request.json).model_id) ? undefined : failureReply("model-missing", ""))
  );
}

function spokenJson(text: string, { bytes, characters }: SaidSound): unknown {
  const alignment = characters && {
    characters: text.split(""),
    character_start_times_seconds: characters.map(({ startMs }) => startMs / 1000),
    character_end_times_seconds: characters.map(({ endMs }) => endMs / 1000),
  };
  return {
    audio_base64: Buffer.from(bytes).toString("base64"),
    alignment: alignment ?? null,
    normalized_alignment: alignment ?? null,
  };
}

const voiceJson = (id: string) => ({
  voice_id: id,
  name: `The voice ${id}`,
  category: "premade",
  labels: { accent: "american", gender: "female" },
  description: null,
  preview_url: "https://example.com/preview.mp3",
  verified_languages: [{ language: "en", model_id: "eleven_v4", accent: "american", locale: "en-US" }],
});

const STATUSES: Readonly<Record<SpeechFailure, string>> = {
  "bad-request": "invalid_request",
  "key-refused": "invalid_api_key",
  "credit-gone": "quota_exceeded",
  moderated: "content_against_policy",
  "voice-missing": "voice_not_found",
  "model-missing": "model_not_found",
  throttled: "too_many_concurrent_requests",
  "too-slow": "timeout",
  conflict: "conflict",
  broken: "internal_error",
  unavailable: "system_busy",
};

function failureReply(kind: SpeechFailure, key: string): ContractReply {
  const message = kind === "key-refused" ? `Invalid API key: ${key}` : `this is ${kind}`;
  // Used-up credit has the status of a wrong key, a missing model that of a bad request.
  const status = kind === "credit-gone" ? 401 : kind === "model-missing" ? 400 : SPEECH_STATUS[kind];
  return errorReply(status, STATUSES[kind], message);
}

function errorReply(status: number, code: string, message: string): ContractReply {
  return { status, json: { detail: { status: code, message } } };
}
