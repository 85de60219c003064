import { AppError } from "../../core/app-error.ts";
import type { Sound } from "../../media/sound-files.ts";
import type { WordSpan } from "../../providers/contracts/voice.ts";
import { HOP_MS, speechFrames } from "./align/speech-frames.ts";

/** A beat whose words have been found, before it becomes part of a track. */
export interface SpeechToCheck {
  id: string;
  /** `elevenlabs:rachel`. */
  voice: string;
  sound: Sound;
  /** As they were given to the voice. */
  texts: readonly string[];
  /** Undefined: they were not found at all. */
  words: readonly WordSpan[] | undefined;
}

/** Letters and digits in a second of speech: nobody is slower, nobody can be followed who is faster. */
const RATE = { min: 4, max: 32 };
/** Of shorter texts a rate says nothing. */
const LETTERS_MIN = 12;
const LOUD_DB = -22;
/** So much of what is loud may lie outside of the words: breath, a click. */
const STRAY_PART_MAX = 0.2;
const SLACK_MS = 60;

/**
 * Refuses speech that cannot be what was asked for: words without a time, out of order or outside of their beat, a pace
 * that nobody has (a track that was cut), much that is heard where no word is (a voice that says something else). Throws
 * refused `voice-implausible`.
 */
export function checkSpeech(
  speech: SpeechToCheck,
): asserts speech is SpeechToCheck & { words: readonly WordSpan[] } {
  const flaw = flawOf(speech);
  if (flaw === undefined) return;
  throw new AppError({
    kind: "refused",
    code: "voice-implausible",
    message: `What ${speech.voice} said for ${speech.id} is not used: ${flaw}.`,
    hint: "Listen to the voice with `viral voices sample`; another one may serve: --voice.",
  });
}

function flawOf({ sound, texts, words }: SpeechToCheck): string | undefined {
  const durationMs = ((sound.channels[0]?.length ?? 0) / sound.sampleRate) * 1000;
  if (words === undefined) return `its ${Math.round(durationMs)} ms are too short for ${texts.length} words`;
  if (words.length !== texts.length) return `${words.length} of ${texts.length} words have a time`;
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) return undefined;
  if (
    words.some(
      ({ startMs, endMs }, index) => !(endMs >= startMs && startMs >= (words[index - 1]?.startMs ?? 0)),
    )
  )
    return "its words are out of order";
  if (first.startMs < 0 || last.endMs > durationMs + SLACK_MS) return "words lie outside of their beat";
  const letters = texts.join("").replace(/[^\p{L}\p{N}]/gu, "").length;
  const rate = letters / Math.max(0.001, (last.endMs - first.startMs) / 1000);
  if (letters >= LETTERS_MIN && (rate < RATE.min || rate > RATE.max))
    return `${Math.round(rate)} letters in a second are no speech of this text`;
  const stray = strayPart(sound, words);
  if (stray > STRAY_PART_MAX)
    return `${Math.round(stray * 100)} % of what is heard lies where none of its words is`;
  return undefined;
}

function strayPart(sound: Sound, words: readonly WordSpan[]): number {
  const loud = speechFrames(sound).flatMap(({ levelDb }, index) =>
    levelDb > LOUD_DB ? [(index + 0.5) * HOP_MS] : [],
  );
  const stray = loud.filter(
    (timeMs) =>
      !words.some(({ startMs, endMs }) => timeMs >= startMs - SLACK_MS && timeMs <= endMs + SLACK_MS),
  );
  return stray.length / Math.max(1, loud.length);
}
