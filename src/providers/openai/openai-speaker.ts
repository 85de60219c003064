import type OpenAI from "openai";
import type { EffectOutcome } from "../contracts/effect.ts";
import type { Speaker, SpeechOrder } from "../contracts/speaker.ts";
import { type Spoken, speechEffect } from "../contracts/speech-effect.ts";
import type { VendorParts } from "../contracts/vendor.ts";
import { classifyThrown, type SubmitRules } from "../http/classify-submit.ts";
import { missingModel } from "../http/missing-model.ts";
import { isPage } from "../http/only-pages.ts";
import { createRedactor } from "../http/redact.ts";
import { vendorAnswer } from "../http/vendor-answer.ts";
import { describeBody } from "../http/vendor-message.ts";
import { judgeSound } from "../http/whole-sound.ts";
import { isModerated } from "./moderated.ts";
import { openClient, rulesOf } from "./openai-client.ts";
import { OPENAI } from "./openai-server.ts";
import { isOnlyPages } from "./probed-model.ts";

/** Longer than the effect's own, which ends first. */
const TIMEOUT_MS = 240_000;

/** `audio/speech`, which OpenAI and most servers of local voices speak. It tells no times: the words are found by listening. */
export function createOpenAiSpeaker(parts: VendorParts): Speaker {
  return {
    id: OPENAI,
    request: (order) =>
      speechEffect(order, {
        providerId: OPENAI,
        ask: async (signal) => await askOnce(parts, order, signal),
        isOnlyPages: isOnlyPages(parts),
      }),
  };
}

async function askOnce(
  parts: VendorParts,
  { voice, model, text }: SpeechOrder,
  signal: AbortSignal,
): Promise<EffectOutcome | Spoken> {
  const line = await parts.line();
  const client = await openClient(parts.baseUrl, line);
  const rules = rulesOf(parts, line, signal);
  const body: OpenAI.Audio.SpeechCreateParams = { model, voice, input: text, response_format: "wav" };
  try {
    const response = await client.audio.speech.create(body, { signal, timeout: TIMEOUT_MS }).asResponse();
    return await read(response, rules);
  } catch (error) {
    const outcome = missingModel(error, model, rules) ?? classifyThrown(error, rules);
    return outcome.kind === "refused" && isModerated(error) ? { ...outcome, code: "moderated" } : outcome;
  }
}

/** Sound of whatever format: some servers send what they have. Whatever else came may have been paid for all the same. */
async function read(response: Response, { secrets }: SubmitRules): Promise<EffectOutcome | Spoken> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const { isSound, mediaType, flaw } = judgeSound(bytes);
  if (isSound) return { kind: "spoken", bytes, mediaType, flaw };
  const answer = vendorAnswer(response, new TextDecoder().decode(bytes.subarray(0, TEXT_BYTES)));
  const came = describeBody({ ...answer, text: createRedactor(secrets).text(answer.text) });
  const why = `its answer cannot be read: it sent ${came} where sound was expected; is its base URL right?`;
  return {
    kind: "unknown",
    message: `${OPENAI} accepted, but ${why}`,
    ...(isPage(answer) ? { isPage: true } : {}),
  };
}

const TEXT_BYTES = 10_000;
