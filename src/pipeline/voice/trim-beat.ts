import type { Sound } from "../../media/sound-files.ts";
import type { WordSpan } from "../../providers/contracts/voice.ts";

/** Silence before the first word of a beat, so that a cut does not bite into it. */
const LEAD_MS = 110;
const TAIL_MS = 80;
/** A natural voice rings on after its last word: until it is this far under its loudest, or this long. */
const RING_MS_MAX = 400;
const RING_UNDER_PEAK = 0.01;
const RING_WINDOW_MS = 20;
const FADE_MS = 6;

/** Cuts away what stands before the first word and after the last, with soft edges. Times move along. */
export function trimBeat(
  { sampleRate, channels: [samples = new Float32Array(0)] }: Sound,
  words: readonly WordSpan[],
): { sound: Sound; words: WordSpan[] } {
  const at = (timeMs: number): number => Math.round((timeMs * sampleRate) / 1000);
  const from = Math.max(0, at((words[0]?.startMs ?? 0) - LEAD_MS));
  const to = ringsUntil(samples, at((words.at(-1)?.endMs ?? 0) + TAIL_MS), at);
  const kept = samples.slice(Math.min(from, to), to);
  const fade = at(FADE_MS);
  for (let index = 0; index < Math.min(fade, kept.length); index += 1) {
    kept[index] = (kept[index] ?? 0) * (index / fade);
    kept[kept.length - 1 - index] = (kept[kept.length - 1 - index] ?? 0) * (index / fade);
  }
  const shiftMs = (from * 1000) / sampleRate;
  return {
    sound: { sampleRate, channels: [kept] },
    words: words.map(({ startMs, endMs }) => ({ startMs: startMs - shiftMs, endMs: endMs - shiftMs })),
  };
}

function ringsUntil(samples: Float32Array, from: number, at: (timeMs: number) => number): number {
  const limit = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0) * RING_UNDER_PEAK;
  const step = at(RING_WINDOW_MS);
  const last = Math.min(samples.length, from + at(RING_MS_MAX));
  for (let start = Math.min(from, samples.length); start < last; start += step) {
    if (samples.subarray(start, start + step).every((value) => Math.abs(value) <= limit)) return start;
  }
  return last;
}
