import type { Sound } from "../../../media/sound-files.ts";
import type { Narration } from "../../../model/narration.ts";
import type { Timeline } from "../../../model/timeline.ts";

/** One word after a pause: when captions show it, and when it is heard in the finished sound. */
export interface HeardWord {
  show: string;
  captionMs: number;
  /** Undefined when the voice was not found near there. */
  heardMs: number | undefined;
}

const PAUSE_MS = 120;
const SEARCH_MS = 300;
const SEGMENT_MS = 360;
const HOP_MS = 5;
const UNDER_PEAK_DB = 24;
/** Below this the voice is not in the finished sound at that place. */
const LIKENESS_MIN = 0.25;
/** Fine enough to find a lag; onsets need more, because an `s` lies above what a low rate can hold. */
const LAG_RATE = 8_000;

/**
 * Finds each onset twice over: where the word begins in the voice alone, free of music, and where that stretch of voice
 * lies in the finished sound, by correlation. Both sounds mono at one rate.
 */
export function hearWords(timeline: Timeline, narration: Narration, voice: Sound, final: Sound): HeardWord[] {
  return timeline.words.flatMap((word, index) => {
    const spoken = narration.words[index];
    const previous = narration.words[index - 1];
    if (!spoken || (previous && spoken.startMs - previous.endMs < PAUSE_MS)) return [];
    const onsetMs = onsetNear(voice, spoken.startMs);
    const plannedLagMs = word.startMs - spoken.startMs;
    const lagMs = onsetMs === undefined ? undefined : findLag(voice, final, onsetMs, plannedLagMs);
    const heardMs = onsetMs === undefined || lagMs === undefined ? undefined : onsetMs + lagMs;
    return [{ show: word.show, captionMs: word.startMs, heardMs }];
  });
}

/** First sustained rise out of the quietest moment around the expected start; before the voice begins it is silent. */
export function onsetNear(voice: Sound, expectedMs: number): number | undefined {
  const samples = voice.channels[0] ?? new Float32Array(0);
  const firstHop = Math.floor((expectedMs - 180) / HOP_MS);
  const levels: number[] = [];
  for (let hop = firstHop; hop * HOP_MS < expectedMs + SEARCH_MS; hop += 1) {
    levels.push(levelAt(samples, hop * HOP_MS, voice.sampleRate));
  }
  const peak = Math.max(...levels);
  if (peak < -60) return undefined;
  const quietUntil = Math.ceil((expectedMs + 120) / HOP_MS) - firstHop;
  const quiet = levels.slice(0, quietUntil);
  const quietest = quiet.lastIndexOf(Math.min(...quiet));
  const threshold = Math.max(peak - UNDER_PEAK_DB, (levels[quietest] ?? -120) + 6);
  for (let index = quietest; index + 2 < levels.length; index += 1) {
    if (levels.slice(index, index + 3).every((level) => level >= threshold))
      return Math.max(0, (firstHop + index) * HOP_MS);
  }
  return undefined;
}

function levelAt(samples: Float32Array, startMs: number, sampleRate: number): number {
  const from = Math.round((startMs * sampleRate) / 1000);
  const to = Math.min(samples.length, from + Math.round((HOP_MS * 2 * sampleRate) / 1000));
  let energy = 0;
  for (let at = from; at < to; at += 1) energy += (samples[at] ?? 0) ** 2;
  return 10 * Math.log10(energy / Math.max(1, to - from) + 1e-12);
}

function findLag(voice: Sound, final: Sound, onsetMs: number, plannedLagMs: number): number | undefined {
  const rate = voice.sampleRate;
  const stride = Math.max(1, Math.round(rate / LAG_RATE));
  const pattern = (voice.channels[0] ?? new Float32Array(0)).subarray(
    Math.round((onsetMs * rate) / 1000),
    Math.round(((onsetMs + SEGMENT_MS) * rate) / 1000),
  );
  const samples = final.channels[0] ?? new Float32Array(0);
  const patternEnergy = Math.sqrt(
    pattern.reduce((sum, value, at) => (at % stride === 0 ? sum + value * value : sum), 0),
  );
  let best = { likeness: LIKENESS_MIN, lagMs: undefined as number | undefined };
  const planned = Math.round(((onsetMs + plannedLagMs) * rate) / 1000);
  const reach = Math.round((SEARCH_MS * rate) / 1000);
  for (let start = Math.max(0, planned - reach); start <= planned + reach; start += stride) {
    if (start + pattern.length > samples.length) break;
    let product = 0;
    let energy = 0;
    for (let at = 0; at < pattern.length; at += stride) {
      const value = samples[start + at] ?? 0;
      product += value * (pattern[at] ?? 0);
      energy += value * value;
    }
    const likeness = Math.abs(product) / (patternEnergy * Math.sqrt(energy) + 1e-9);
    if (likeness > best.likeness) best = { likeness, lagMs: (start * 1000) / rate - onsetMs };
  }
  return best.lagMs;
}
