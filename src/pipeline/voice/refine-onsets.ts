import type { Sound } from "../../media/sound-files.ts";
import type { Narration } from "../../model/narration.ts";

/** Only after a silence can anybody tell when a word begins. */
const PAUSE_MS = 90;
const HOP_MS = 5;
const WINDOW_MS = 10;
const LOOK_BACK_MS = 180;
const QUIET_WITHIN_MS = 120;
const LOOK_AHEAD_MS = 300;
/** Sound that far under the word's loudest is not yet heard: the breath of an `s`, the room's echo of the word before. */
const UNDER_PEAK_DB = 24;
const OVER_QUIET_DB = 6;
/** A later start is looked at again from there, because louder sound may then be in reach. */
const ROUNDS = 3;
/** Farther from where the phones say it would be another sound. */
const FARTHEST_MS = 240;
const SUSTAINED_HOPS = 3;

/**
 * Moves the start of words after a pause to where they are heard: a phone's first milliseconds may be too soft to notice.
 * Order is kept, and a word whose onset is not found stays where its phones say.
 */
export function refineOnsets(words: Narration["words"], voice: Sound): Narration["words"] {
  return words.map((word, index) => {
    const previous = words[index - 1];
    if (previous && word.startMs - previous.endMs < PAUSE_MS) return word;
    const onsetMs = settledOnset(voice, word.startMs);
    return onsetMs === undefined || onsetMs >= word.endMs ? word : { ...word, startMs: onsetMs };
  });
}

function settledOnset(voice: Sound, expectedMs: number): number | undefined {
  let onsetMs = onsetIn(voice, expectedMs);
  for (let round = 1; round < ROUNDS && onsetMs !== undefined; round += 1) onsetMs = onsetIn(voice, onsetMs);
  return onsetMs !== undefined && Math.abs(onsetMs - expectedMs) <= FARTHEST_MS ? onsetMs : undefined;
}

/** From the quietest moment around the expected start, the first sustained rise. */
function onsetIn(voice: Sound, expectedMs: number): number | undefined {
  const fromMs = Math.max(0, expectedMs - LOOK_BACK_MS);
  const levels: number[] = [];
  for (let timeMs = fromMs; timeMs < expectedMs + LOOK_AHEAD_MS; timeMs += HOP_MS) {
    levels.push(levelAt(voice, timeMs));
  }
  const before = levels.slice(0, Math.max(1, Math.ceil((expectedMs + QUIET_WITHIN_MS - fromMs) / HOP_MS)));
  const quietest = before.lastIndexOf(Math.min(...before));
  const threshold = Math.max(Math.max(...levels) - UNDER_PEAK_DB, (levels[quietest] ?? 0) + OVER_QUIET_DB);
  for (let index = quietest; index + SUSTAINED_HOPS <= levels.length; index += 1) {
    const ahead = levels.slice(index, index + SUSTAINED_HOPS);
    if (ahead.every((level) => level >= threshold)) return fromMs + index * HOP_MS;
  }
  return undefined;
}

function levelAt(voice: Sound, startMs: number): number {
  const samples = voice.channels[0] ?? new Float32Array(0);
  const from = Math.round((startMs * voice.sampleRate) / 1000);
  const to = Math.min(samples.length, from + Math.round((WINDOW_MS * voice.sampleRate) / 1000));
  let energy = 0;
  for (let at = from; at < to; at += 1) energy += (samples[at] ?? 0) ** 2;
  return 10 * Math.log10(energy / Math.max(1, to - from) + 1e-12);
}
