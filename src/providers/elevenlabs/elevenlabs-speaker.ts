import type { EffectOutcome } from "../contracts/effect.ts";
import type { Speaker, SpeechOrder } from "../contracts/speaker.ts";
import { type Spoken, speechEffect } from "../contracts/speech-effect.ts";
import type { VendorLine, VendorParts } from "../contracts/vendor.ts";
import { classifyAnswer, classifyThrown, type SubmitRules, type Verdict } from "../http/classify-submit.ts";
import { answersWithPage } from "../http/only-pages.ts";
import { sendJson } from "../http/send-json.ts";
import type { VendorAnswer } from "../http/vendor-answer.ts";
import { readSpeech } from "./read-speech.ts";
import { askForVoices, readVoices } from "./read-voices.ts";

export const ELEVENLABS = "elevenlabs";
export const ELEVENLABS_KEY = "ELEVENLABS_API_KEY";

/** Longer than the effect's own, which ends first. */
const TIMEOUT_MS = 240_000;
/** Every plan has it; more bits or PCM want a dearer one. */
const OUTPUT_FORMAT = "mp3_44100_128";

/** `text-to-speech/{voice}/with-timestamps`, without their SDK, which sends a paid request three times. */
export function createElevenLabsSpeaker(parts: VendorParts): Speaker {
  return {
    id: ELEVENLABS,
    request: (order) =>
      speechEffect(order, {
        providerId: ELEVENLABS,
        ask: async (signal) => await askOnce(parts, order, signal),
        isOnlyPages: async (signal) =>
          await answersWithPage(async () => await askForVoices(parts, await parts.line(), signal), signal),
      }),
    listVoices: async (signal) => await readVoices(parts, signal),
  };
}

async function askOnce(
  parts: VendorParts,
  { voice, model, text }: SpeechOrder,
  signal: AbortSignal,
): Promise<EffectOutcome | Spoken> {
  const line = await parts.line();
  const rules = rulesOf(parts, line, signal);
  const path = `/v1/text-to-speech/${encodeURIComponent(voice)}/with-timestamps`;
  let answer: VendorAnswer;
  try {
    answer = await sendJson(line.fetch, {
      providerId: ELEVENLABS,
      method: "POST",
      url: `${parts.baseUrl}${path}?output_format=${OUTPUT_FORMAT}`,
      headers: { "xi-api-key": line.key },
      body: { text, model_id: model },
      timeoutMs: TIMEOUT_MS,
      signal,
    });
  } catch (error) {
    return classifyThrown(error, rules);
  }
  let spoken: Spoken | undefined;
  const outcome = classifyAnswer(
    answer,
    (json) => {
      spoken = readSpeech(json, text);
      return "spoken";
    },
    rules,
  );
  if (outcome.kind === "accepted" && spoken) return spoken;
  return outcome.kind === "refused" ? explained(outcome, answer) : outcome;
}

const MODERATED = /policy|moderat/i;
const VOICE_MISSING = /^voice_(?:not_found|does_not_exist)$/;

function explained(
  outcome: Extract<EffectOutcome, { kind: "refused" }>,
  answer: VendorAnswer,
): EffectOutcome {
  const status = statusIn(answer);
  if (MODERATED.test(status)) return { ...outcome, code: "moderated" };
  if (!VOICE_MISSING.test(status)) return outcome;
  return {
    ...outcome,
    message: `${outcome.message} \`viral voices\` lists the voices of the account by id.`,
  };
}

function rulesOf({ clock }: VendorParts, { key }: VendorLine, signal: AbortSignal): SubmitRules {
  return {
    providerId: ELEVENLABS,
    keyName: ELEVENLABS_KEY,
    clock,
    secrets: [key],
    statuses: { 400: gone, 401: gone, 403: moderatedOr403 },
    signal,
  };
}

/** Used-up credit is told with the status of a wrong key. */
const gone = (answer: VendorAnswer): Verdict | undefined =>
  statusIn(answer) === "quota_exceeded" ? "credit-gone" : undefined;

const moderatedOr403 = (answer: VendorAnswer): Verdict | undefined =>
  MODERATED.test(statusIn(answer)) ? "refused" : gone(answer);

function statusIn({ json }: VendorAnswer): string {
  const { detail } = (json ?? {}) as { detail?: { status?: unknown } };
  return typeof detail?.status === "string" ? detail.status : "";
}
