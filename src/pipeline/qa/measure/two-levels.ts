/** Splits values into a dark and a bright group (one-dimensional two-means) and gives the middle value of each. */
export interface TwoLevels {
  dark: number;
  bright: number;
  /** Part of the values in the bright group, 0 to 1. */
  brightPart: number;
  /** Values from here up are bright. */
  threshold: number;
}

const ROUNDS = 12;

export function twoLevels(values: ArrayLike<number>): TwoLevels {
  const sorted = Float64Array.from(values).sort();
  const at = (part: number): number => sorted[Math.round(part * (sorted.length - 1))] ?? 0;
  const sums = new Float64Array(sorted.length + 1);
  for (let index = 0; index < sorted.length; index += 1) {
    sums[index + 1] = (sums[index] ?? 0) + (sorted[index] ?? 0);
  }
  let threshold = (at(0.02) + at(0.98)) / 2;
  let split = firstAtLeast(sorted, threshold);
  for (let round = 0; round < ROUNDS; round += 1) {
    if (split === 0 || split === sorted.length) break;
    const dark = (sums[split] ?? 0) / split;
    const bright = ((sums[sorted.length] ?? 0) - (sums[split] ?? 0)) / (sorted.length - split);
    const next = (dark + bright) / 2;
    if (Math.abs(next - threshold) < 1e-9) break;
    threshold = next;
    split = firstAtLeast(sorted, threshold);
  }
  const middle = (from: number, to: number): number => sorted[Math.floor((from + to - 1) / 2)] ?? 0;
  if (split === 0 || split === sorted.length) {
    return { dark: at(0.5), bright: at(0.5), brightPart: split === 0 ? 1 : 0, threshold };
  }
  return {
    dark: middle(0, split),
    bright: middle(split, sorted.length),
    brightPart: (sorted.length - split) / sorted.length,
    threshold,
  };
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
