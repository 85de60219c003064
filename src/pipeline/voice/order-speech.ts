import { join } from "node:path";
import { AppError, isAppError } from "../../core/app-error.ts";
import type { MediaTools } from "../../media/find-media-tools.ts";
import { runTool } from "../../media/run-tool.ts";
import type { Perform } from "../../providers/contracts/effect.ts";
import type { KeepFile } from "../../providers/contracts/keep-file.ts";
import { Speech } from "../../providers/contracts/speaker.ts";
import type { AskedBeat, SpokenBeat } from "../../providers/contracts/voice.ts";
import { priceText } from "../models/choose-speech-model.ts";
import type { ChosenVoice } from "./choose-voice.ts";
import { spokenText } from "./spoken-text.ts";
import { wordsOfCharacters } from "./words-of-characters.ts";

type VendorVoiceChosen = Extract<ChosenVoice, { kind: "vendor" }>;
export interface SpeechTools {
  media: () => Promise<MediaTools>;
  perform: Perform;
  keep: KeepFile;
}

interface Place {
  workFolder: string;
  signal: AbortSignal;
}

/**
 * Has every beat spoken by a vendor, each as an effect of its own: what is spoken once is never paid again, whatever
 * becomes of the others. All at once where the vendor lists the voice; else the first goes ahead, so that a wrong key or
 * voice is refused once. Throws what ended the first that failed, when all have come to rest.
 */
export async function orderSpeech(
  beats: readonly AskedBeat[],
  chosen: VendorVoiceChosen,
  place: Place,
  tools: SpeechTools,
): Promise<SpokenBeat[]> {
  const [first, ...others] = beats;
  if (!first) return [];
  const speakAll = async (some: readonly AskedBeat[]): Promise<SpokenBeat[]> => {
    const settled = await Promise.allSettled(some.map((beat) => speakBeat(beat, chosen, place, tools)));
    return settled.map(valueOf);
  };
  try {
    if (others.length === 0 || (await isListed(chosen, place.signal))) return await speakAll(beats);
    return [...(await speakAll([first])), ...(await speakAll(others))];
  } catch (error) {
    throw named(error, `${chosen.speaker.id}:${chosen.name}`);
  }
}

/** By the free list of its voices. A key may be allowed to speak and not to read it: nothing that goes wrong here says no. */
async function isListed({ speaker, name }: VendorVoiceChosen, signal: AbortSignal): Promise<boolean> {
  try {
    const voices = await speaker.listVoices?.(signal);
    return voices?.some((voice) => voice.name === name) ?? false;
  } catch (error) {
    if (isAppError(error) && error.kind !== "cancelled" && error.kind !== "bug") return false;
    throw error;
  }
}

function valueOf(settled: PromiseSettledResult<SpokenBeat>): SpokenBeat {
  if (settled.status === "rejected") throw settled.reason;
  return settled.value;
}

async function speakBeat(
  { id, words, text }: AskedBeat,
  { speaker, name, model }: VendorVoiceChosen,
  place: Place,
  { perform, keep, media }: SpeechTools,
): Promise<SpokenBeat> {
  if (words.length === 0) return { id, words: [] };
  const texts = words.map(spokenText);
  const order = speaker.request({
    part: id,
    voice: name,
    model: model.model,
    text,
    textMax: model.textMax,
    estimateUsdMicros: priceText(model, text.length),
    keep,
  });
  const { result } = await perform(order);
  const speech = Speech.parse(result);
  const file = join(place.workFolder, `${id}.wav`);
  await decode(speech.file, file, { tools: media, signal: place.signal, speakerId: speaker.id });
  const timed = speech.characters && wordsOfCharacters(texts, speech.characters);
  return { id, file, ...(timed ? { words: timed } : {}) };
}

const RATE = "48000";
/** No beat is so long; a file that unpacks to hours is none. */
const LONGEST_SECONDS = "600";

async function decode(
  from: string,
  to: string,
  { tools, signal, speakerId }: { tools: SpeechTools["media"]; signal: AbortSignal; speakerId: string },
): Promise<void> {
  const { ffmpeg } = await tools();
  const output = ["-vn", "-t", LONGEST_SECONDS, "-ac", "1", "-ar", RATE, "-c:a", "pcm_s16le", "-f", "wav"];
  try {
    await runTool(ffmpeg, ["-v", "error", "-y", "-i", `file:${from}`, ...output, `file:${to}`], signal);
  } catch (error) {
    if (!isAppError(error) || error.code !== "media-tool-failed") throw error;
    throw new AppError({
      kind: "refused",
      code: "voice-unreadable",
      message: `What ${speakerId} sent cannot be read as sound.`,
      hint: "Listen to the voice with `viral voices sample`; another one may serve: --voice.",
      cause: error,
    });
  }
}

/** A voice that a person chose is not replaced by another: it is said which one failed, and why. */
function named(error: unknown, voice: string): unknown {
  if (!isAppError(error) || !ENDS.has(error.kind)) return error;
  const { kind, code, message, hint, details } = error;
  return new AppError({
    kind,
    code,
    message: `The voice ${voice} did not speak: ${message}`,
    ...(hint === undefined ? {} : { hint }),
    details,
    cause: error,
  });
}

const ENDS: ReadonlySet<AppError["kind"]> = new Set(["refused", "moderation", "quota", "config"]);
