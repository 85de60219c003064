import { join } from "node:path";
import type { AskedBeat, SpokenBeat, Voice, VoiceRequest, WordSpan } from "../contracts/voice.ts";
import { alignWords, parsePhones } from "./phones.ts";
import { createFliteRunner, type RunFlite } from "./run-flite.ts";
import { otherLanguage, refuseUnspeakable, spokenWords } from "./speakable.ts";
import { phonesOfWords } from "./word-phones.ts";

/** Faster speech than this is hard to follow. Spoken words per second of speech. */
const WORDS_PER_SECOND_MAX = 2.8;
const STRETCH_FIRST = 1.12;

/** A beat with the times of its words, which flite always knows. */
type TimedBeat = SpokenBeat & { words: readonly WordSpan[] };

/** The embedded English voice: CMU Flite in WebAssembly, BSD licence. */
export function createFliteVoice(): Voice {
  const runFlite = createFliteRunner();
  return {
    id: "flite",
    sound: "dry",
    listVoices: () => [
      { name: "slt", language: "en-US", description: "female, statistical" },
      { name: "rms", language: "en-US", description: "male, statistical" },
    ],
    whyNotReady: async (_name, language) => (language === undefined ? undefined : otherLanguage(language)),
    async speak(request) {
      refuseUnspeakable(request);
      return await speakBeats(request, runFlite);
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

function neededStretch(beat: TimedBeat, asked: AskedBeat | undefined): number {
  const count = asked?.words.flatMap((word) => spokenWords(word.say)).length ?? 0;
  const first = beat.words[0];
  const last = beat.words.at(-1);
  if (!first || !last) return STRETCH_FIRST;
  const rate = count / Math.max(0.2, (last.endMs - first.startMs) / 1000);
  return Math.max(STRETCH_FIRST, (STRETCH_FIRST * rate * 1.02) / WORDS_PER_SECOND_MAX);
}

async function speakBeat(
  request: VoiceRequest,
  runFlite: RunFlite,
  index: number,
  groups: Promise<string[][][]>,
  stretch: number,
): Promise<TimedBeat> {
  const asked = request.beats[index];
  if (!asked) throw new RangeError(`there is no beat ${index}`);
  const { id } = asked;
  const sentence = asked.words.map((word) => sentencePart(word.say)).join(" ");
  if (sentence.trim() === "") return { id, words: asked.words.map(() => ({ startMs: 0, endMs: 0 })) };
  const name = `beat-${index}-${Math.round(stretch * 1000)}.wav`;
  const rate = ["--setf", `duration_stretch=${stretch.toFixed(3)}`];
  const call = ["-voice", request.voice, ...rate, "-psdur", "-t", ` ${sentence}`, "-o", `/work/${name}`];
  const printed = await runFlite(call, request.workFolder, request.signal);
  const spans = alignWords(parsePhones(printed), (await groups)[index] ?? []);
  const words = spans.map((span) => ({ startMs: span.startSeconds * 1000, endMs: span.endSeconds * 1000 }));
  return { id, file: join(request.workFolder, name), words };
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
