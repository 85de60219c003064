import type OpenAI from "openai";
import type { EffectOutcome } from "../contracts/effect.ts";
import type { Speaker, SpeechOrder } from "../contracts/speaker.ts";
import { type Spoken, speechEffect } from "../contracts/speech-effect.ts";
import type { VendorParts } from "../contracts/vendor.ts";
import { classifyAnswer, classifyThrown, type SubmitRules } from "../http/classify-submit.ts";
import { missingModel } from "../http/missing-model.ts";
import { vendorAnswer } from "../http/vendor-answer.ts";
import { judgeSound } from "../http/whole-sound.ts";
import { openClient, rulesOf } from "./openai-client.ts";
import { OPENAI } from "./openai-server.ts";

const CONCURRENCY = 4;
/** Longer than the effect's own, which ends first. */
const TIMEOUT_MS = 240_000;

/** `audio/speech`, which OpenAI and most servers of local voices speak. It tells no times: the words are found by listening. */
export function createOpenAiSpeaker(parts: VendorParts): Speaker {
  return {
    id: OPENAI,
    concurrency: CONCURRENCY,
    request: (order) =>
      speechEffect(order, { providerId: OPENAI, ask: async (signal) => await askOnce(parts, order, signal) }),
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
    return missingModel(error, model, rules) ?? classifyThrown(error, rules);
  }
}

/** Sound of whatever format: some servers send what they have. Whatever else came is no answer of theirs. */
async function read(response: Response, rules: SubmitRules): Promise<EffectOutcome | Spoken> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const { isSound, mediaType, flaw } = judgeSound(bytes);
  if (isSound) return { kind: "spoken", bytes, mediaType, flaw };
  const text = new TextDecoder().decode(bytes.subarray(0, 100_000));
  return classifyAnswer(vendorAnswer(response, text), () => undefined, rules);
}
