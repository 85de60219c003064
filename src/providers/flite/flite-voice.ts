import { join } from "node:path";
import type { MediaTools } from "../../media/find-media-tools.ts";
import { readWav, type Sound, writeWav } from "../../media/sound-files.ts";
import type { Narration } from "../../model/narration.ts";
import type { Voice, VoiceRequest } from "../contracts/voice.ts";
import { alignWords, parsePhones } from "./phones.ts";
import { polishVoice } from "./polish-voice.ts";
import { refineOnsets } from "./refine-onsets.ts";
import { createFliteRunner, type RunFlite } from "./run-flite.ts";
import { refuseUnspeakable, spokenWords } from "./speakable.ts";
import { phonesOfWords } from "./word-phones.ts";

/** Faster speech than this is hard to follow. Spoken words per second of speech. */
const WORDS_PER_SECOND_MAX = 2.8;
const STRETCH_FIRST = 1.12;
/** Silence before the first word of a beat, so that a cut does not bite into it. */
const LEAD_MS = 110;
const FADE_MS = 6;
const FLITE_RATE = 16_000;

interface SpokenBeat {
  id: string;
  samples: Float32Array;
  sampleRate: number;
  /** Seconds from the start of `samples`, one per narration word. */
  words: { startSeconds: number; endSeconds: number }[];
  minDurationMs: number;
  pauseAfterMs: number;
}

/** The embedded English voice: CMU Flite in WebAssembly, BSD licence. */
export function createFliteVoice(tools: () => Promise<MediaTools>): Voice {
  const runFlite = createFliteRunner();
  return {
    id: "flite",
    listVoices: () => [
      { name: "slt", language: "en-US", description: "female, statistical" },
      { name: "rms", language: "en-US", description: "male, statistical" },
    ],
    estimateUsdMicros: () => 0,
    async speak(request) {
      refuseUnspeakable(request);
      const beats = await speakBeats(request, runFlite);
      const { track, narration } = joinBeats(beats);
      const raw = join(request.workFolder, "voice-raw.wav");
      const file = join(request.workFolder, "voice.wav");
      await writeWav(raw, track);
      await polishVoice(await tools(), raw, file, request.signal);
      const words = refineOnsets(narration.words, await readWav(file));
      return { ...narration, words, file, voice: `flite:${request.voice}` };
    },
  };
}

async function speakBeats(request: VoiceRequest, runFlite: RunFlite): Promise<SpokenBeat[]> {
  const groups = phonesOfBeats(request, runFlite);
  // Waited for by each beat; a beat that fails first must not leave this one unheard.
  groups.catch(() => undefined);
  const spoken = await Promise.all(
    request.beats.map((_, index) => speakBeat(request, runFlite, index, groups, STRETCH_FIRST)),
  );
  return await Promise.all(
    spoken.map(async (beat, index) => {
      const asked = request.beats[index];
      const stretch = neededStretch(beat, asked);
      if (!asked || stretch <= STRETCH_FIRST) return beat;
      return await speakBeat(request, runFlite, index, groups, stretch);
    }),
  );
}

function neededStretch(beat: SpokenBeat, asked: AskedBeat | undefined): number {
  const count = asked?.words.flatMap((word) => spokenWords(word.say)).length ?? 0;
  const first = beat.words[0];
  const last = beat.words.at(-1);
  if (!first || !last) return STRETCH_FIRST;
  const rate = count / Math.max(0.2, last.endSeconds - first.startSeconds);
  return Math.max(STRETCH_FIRST, (STRETCH_FIRST * rate * 1.02) / WORDS_PER_SECOND_MAX);
}

type AskedBeat = VoiceRequest["beats"][number];

async function speakBeat(
  request: VoiceRequest,
  runFlite: RunFlite,
  index: number,
  groups: Promise<string[][][]>,
  stretch: number,
): Promise<SpokenBeat> {
  const asked = request.beats[index];
  if (!asked) throw new RangeError(`there is no beat ${index}`);
  const { id, minDurationMs, pauseAfterMs } = asked;
  const rest = { id, minDurationMs, pauseAfterMs };
  const sentence = asked.words.map((word) => sentencePart(word.say)).join(" ");
  if (sentence.trim() === "") {
    const words = asked.words.map(() => ({ startSeconds: 0, endSeconds: 0 }));
    return { ...rest, samples: new Float32Array(0), sampleRate: FLITE_RATE, words };
  }
  const name = `beat-${index}-${Math.round(stretch * 1000)}.wav`;
  const rate = ["--setf", `duration_stretch=${stretch.toFixed(3)}`];
  const call = ["-voice", request.voice, ...rate, "-psdur", "-t", ` ${sentence}`, "-o", `/work/${name}`];
  const printed = await runFlite(call, request.workFolder, request.signal);
  const sound = await readWav(join(request.workFolder, name));
  return { ...rest, ...trim(sound, alignWords(parsePhones(printed), (await groups)[index] ?? [])) };
}

/** The phones of every narration word of every beat: a word may be said as several. */
async function phonesOfBeats(request: VoiceRequest, runFlite: RunFlite): Promise<string[][][]> {
  const { voice, workFolder, signal } = request;
  const parts = request.beats.map((beat) => beat.words.map((word) => spokenWords(word.say)));
  const phones = await phonesOfWords(parts.flat(2), { runFlite, voice, workFolder, signal });
  let next = 0;
  return parts.map((beat) =>
    beat.map((spoken) => {
      const ofWord = phones.slice(next, next + spoken.length).flat();
      next += spoken.length;
      return ofWord;
    }),
  );
}

/** Keeps the punctuation that makes a voice pause or rise, drops what it would read aloud. */
function sentencePart(say: string): string {
  const words = spokenWords(say).join(" ");
  const mark = /[.!?,;:]$/.exec(say.trim())?.[0] ?? "";
  return `${words}${mark}`;
}

function trim(
  sound: Sound,
  spans: readonly { startSeconds: number; endSeconds: number }[],
): Pick<SpokenBeat, "samples" | "sampleRate" | "words"> {
  const { sampleRate } = sound;
  const samples = sound.channels[0] ?? new Float32Array(0);
  const leadSeconds = LEAD_MS / 1000;
  const from = Math.max(0, Math.round(((spans[0]?.startSeconds ?? 0) - leadSeconds) * sampleRate));
  const to = Math.min(samples.length, Math.round(((spans.at(-1)?.endSeconds ?? 0) + 0.08) * sampleRate));
  const kept = samples.slice(from, to);
  const fade = Math.round((FADE_MS / 1000) * sampleRate);
  for (let index = 0; index < Math.min(fade, kept.length); index += 1) {
    kept[index] = (kept[index] ?? 0) * (index / fade);
    kept[kept.length - 1 - index] = (kept[kept.length - 1 - index] ?? 0) * (index / fade);
  }
  const shift = from / sampleRate;
  const words = spans.map((span) => ({
    startSeconds: span.startSeconds - shift,
    endSeconds: span.endSeconds - shift,
  }));
  return { samples: kept, sampleRate, words };
}

function joinBeats(beats: readonly SpokenBeat[]): {
  track: Sound;
  narration: Omit<Narration, "file" | "voice">;
} {
  const sampleRate = beats[0]?.sampleRate ?? FLITE_RATE;
  const pieces: { at: number; samples: Float32Array }[] = [];
  const narration: Omit<Narration, "file" | "voice"> = { durationMs: 0, words: [], beats: [] };
  let cursorMs = 0;
  for (const beat of beats) {
    const speechMs = (beat.samples.length / sampleRate) * 1000;
    const lengthMs = Math.max(beat.minDurationMs, speechMs + beat.pauseAfterMs);
    pieces.push({ at: Math.round((cursorMs / 1000) * sampleRate), samples: beat.samples });
    for (const [index, word] of beat.words.entries()) {
      narration.words.push({
        beatId: beat.id,
        index,
        startMs: cursorMs + word.startSeconds * 1000,
        endMs: cursorMs + word.endSeconds * 1000,
      });
    }
    narration.beats.push({ beatId: beat.id, startMs: cursorMs, endMs: cursorMs + lengthMs });
    cursorMs += lengthMs;
  }
  narration.durationMs = cursorMs;
  const samples = new Float32Array(Math.ceil((cursorMs / 1000) * sampleRate));
  for (const piece of pieces) samples.set(piece.samples.subarray(0, samples.length - piece.at), piece.at);
  return { track: { sampleRate, channels: [samples] }, narration };
}
