import type { Sound } from "../../media/sound-files.ts";
import type { Narration } from "../../model/narration.ts";
import type { WordSpan } from "../../providers/contracts/voice.ts";

/** One beat, ready for the track. */
export interface TimedBeat {
  id: string;
  /** Mono; undefined: nothing is heard. */
  sound: Sound | undefined;
  /** One for each narration word, from the start of the sound. */
  words: readonly WordSpan[];
  minDurationMs: number;
  pauseAfterMs: number;
}

/** Puts beats one after the other, each as long as it asks, with its pause. No track where nothing is heard. */
export function joinBeats(beats: readonly TimedBeat[]): {
  track: Sound | undefined;
  narration: Omit<Narration, "file" | "voice">;
} {
  const sampleRate = beats.find(({ sound }) => sound)?.sound?.sampleRate;
  const pieces: { at: number; samples: Float32Array }[] = [];
  const narration: Omit<Narration, "file" | "voice"> = { durationMs: 0, words: [], beats: [] };
  let cursorMs = 0;
  for (const { id, sound, words, minDurationMs, pauseAfterMs } of beats) {
    if (sound && sound.sampleRate !== sampleRate) throw new Error(`${id} has another sample rate`);
    const samples = sound?.channels[0] ?? new Float32Array(0);
    const speechMs = sound ? (samples.length / sound.sampleRate) * 1000 : (words.at(-1)?.endMs ?? 0);
    const lengthMs = Math.max(minDurationMs, speechMs + pauseAfterMs);
    pieces.push({ at: Math.round((cursorMs / 1000) * (sampleRate ?? 0)), samples });
    for (const [index, word] of words.entries()) {
      const startMs = cursorMs + word.startMs;
      narration.words.push({ beatId: id, index, startMs, endMs: cursorMs + word.endMs });
    }
    narration.beats.push({ beatId: id, startMs: cursorMs, endMs: cursorMs + lengthMs });
    cursorMs += lengthMs;
  }
  narration.durationMs = cursorMs;
  if (sampleRate === undefined) return { track: undefined, narration };
  const samples = new Float32Array(Math.ceil((cursorMs / 1000) * sampleRate));
  for (const piece of pieces) samples.set(piece.samples.subarray(0, samples.length - piece.at), piece.at);
  return { track: { sampleRate, channels: [samples] }, narration };
}
