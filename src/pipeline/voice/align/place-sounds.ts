import type { LetterSound, SoundClass } from "./letter-sounds.ts";
import type { Fit } from "./sound-models.ts";
import { HOP_MS, type SpeechFrame } from "./speech-frames.ts";

/** A sound to be found, in the order of speaking. */
export interface Unit extends LetterSound {
  /** Index of its word; a pause has none, and may be left out. */
  word: number | undefined;
  /** Of a pause: what it costs to hear one here. */
  pauseCost: number;
}

/** Frames of one unit; a pause that is not there has none. */
export interface Placed {
  unit: Unit;
  from: number;
  to: number;
}

export interface PlaceTuning {
  fit: Fit;
  /** Of the expected durations. */
  stretch: number;
  fitWeight: number;
}

const LONGEST_MS = 420;
const PAUSE_MIN_MS = 40;
/** Of the logarithm of a duration: a third longer or shorter is nothing odd. */
const DURATION_SPREAD = 0.35;

/**
 * Lays units over frames so that all are used, in order: the cheapest way by how well each frame fits its unit and how
 * plausible each unit's length is. Undefined when there are fewer frames than sounds.
 */
export function placeSounds(
  units: readonly Unit[],
  frames: readonly SpeechFrame[],
  tuning: PlaceTuning,
): Placed[] | undefined {
  const sums = sumsByClass(units, frames, tuning);
  const starts: Int32Array[] = [];
  let best: Float64Array = new Float64Array(frames.length + 1).fill(Number.NEGATIVE_INFINITY);
  best[0] = 0;
  for (const unit of units) {
    const sum = sums.get(unit.sound) ?? new Float64Array(frames.length + 1);
    const row =
      unit.word === undefined ? pauseRow(unit, best, sum) : soundRow(unit, best, sum, tuning.stretch);
    starts.push(row.starts);
    best = row.best;
  }
  return traceBack(units, starts, frames.length);
}

/** For every end of a unit: the best worth of all up to there, and where the unit then starts. -1: it cannot end there. */
interface Row {
  best: Float64Array;
  starts: Int32Array;
}

/** Left out, or as long as it likes. */
function pauseRow({ pauseCost }: Unit, before: Float64Array, sum: Float64Array): Row {
  const best = before.slice();
  const starts = Int32Array.from(before, (_, end) => end);
  let kept = { start: -1, worth: Number.NEGATIVE_INFINITY };
  for (let end = PAUSE_MIN_MS / HOP_MS; end < before.length; end += 1) {
    const start = end - PAUSE_MIN_MS / HOP_MS;
    const worth = (before[start] ?? 0) - (sum[start] ?? 0);
    if (worth > kept.worth) kept = { start, worth };
    const total = kept.worth + (sum[end] ?? 0) - pauseCost;
    if (total <= (best[end] ?? 0)) continue;
    best[end] = total;
    starts[end] = kept.start;
  }
  return { best, starts };
}

function soundRow({ durationMs }: Unit, before: Float64Array, sum: Float64Array, stretch: number): Row {
  const best = new Float64Array(before.length).fill(Number.NEGATIVE_INFINITY);
  const starts = new Int32Array(before.length).fill(-1);
  const costs = durationCosts(durationMs * stretch);
  for (let end = 1; end < before.length; end += 1) {
    for (let length = 1; length <= Math.min(end, costs.length - 1); length += 1) {
      const start = end - length;
      const earlier = before[start] ?? Number.NEGATIVE_INFINITY;
      const total = earlier + (sum[end] ?? 0) - (sum[start] ?? 0) - (costs[length] ?? 0);
      if (total <= (best[end] ?? 0)) continue;
      best[end] = total;
      starts[end] = start;
    }
  }
  return { best, starts };
}

function sumsByClass(
  units: readonly Unit[],
  frames: readonly SpeechFrame[],
  { fit, fitWeight }: PlaceTuning,
): Map<SoundClass, Float64Array> {
  return new Map(
    [...new Set(units.map(({ sound }) => sound))].map((sound) => {
      const sums = new Float64Array(frames.length + 1);
      for (const [index, frame] of frames.entries())
        sums[index + 1] = (sums[index] ?? 0) + fitWeight * fit(sound, frame);
      return [sound, sums];
    }),
  );
}

/** By length in frames: how far it is from what is expected, on a scale of ratios. */
function durationCosts(expectedMs: number): number[] {
  return Array.from({ length: LONGEST_MS / HOP_MS + 1 }, (_, length) =>
    length === 0
      ? Number.POSITIVE_INFINITY
      : 0.5 * (Math.log((length * HOP_MS) / expectedMs) / DURATION_SPREAD) ** 2,
  );
}

function traceBack(
  units: readonly Unit[],
  starts: readonly Int32Array[],
  frameCount: number,
): Placed[] | undefined {
  const placed: Placed[] = [];
  let end = frameCount;
  for (const [index, unit] of [...units.entries()].reverse()) {
    const start = starts[index]?.[end] ?? -1;
    if (start < 0) return undefined;
    placed.push({ unit, from: start, to: end });
    end = start;
  }
  return end === 0 ? placed.reverse() : undefined;
}
