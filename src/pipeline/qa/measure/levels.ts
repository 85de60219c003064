import type { Sound } from "../../../media/sound-files.ts";

/** Loudness of short windows of the first channel, decibels below full scale. */
export function levelsDb(sound: Sound, windowMs: number): number[] {
  const samples = sound.channels[0] ?? new Float32Array(0);
  const size = Math.max(1, Math.round((sound.sampleRate * windowMs) / 1000));
  return Array.from({ length: Math.floor(samples.length / size) }, (_, index) => {
    let energy = 0;
    for (let at = index * size; at < (index + 1) * size; at += 1) energy += (samples[at] ?? 0) ** 2;
    return 10 * Math.log10(energy / size + 1e-12);
  });
}

/** Where the longest unbroken run of true stands. */
export function longestRun(flags: readonly boolean[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (const [index, flag] of flags.entries()) {
    if (!flag) start = index + 1;
    else if (index + 1 - start > best.length) best = { start, length: index + 1 - start };
  }
  return best;
}
