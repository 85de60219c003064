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
/** Fine enough for the lightness of a byte; counting is many times faster than sorting. */
const BINS = 4096;

export function twoLevels(values: ArrayLike<number>): TwoLevels {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(high > low)) return { dark: low, bright: low, brightPart: 1, threshold: low };
  const step = (high - low) / (BINS - 1);
  const counts = new Uint32Array(BINS);
  for (let index = 0; index < values.length; index += 1) {
    const bin = Math.round(((values[index] ?? 0) - low) / step);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const histogram = cumulate(counts);
  const valueAt = (part: number): number => low + step * binAt(histogram, part * (values.length - 1));
  let threshold = (valueAt(0.02) + valueAt(0.98)) / 2;
  let split = Math.ceil((threshold - low) / step);
  for (let round = 0; round < ROUNDS; round += 1) {
    const below = split === 0 ? 0 : (histogram.count[split - 1] ?? 0);
    if (below === 0 || below === values.length) break;
    const dark = (histogram.sum[split - 1] ?? 0) / below;
    const bright =
      ((histogram.sum[BINS - 1] ?? 0) - (histogram.sum[split - 1] ?? 0)) / (values.length - below);
    const next = low + (step * (dark + bright)) / 2;
    if (Math.abs(next - threshold) < step / 2) break;
    threshold = next;
    split = Math.ceil((threshold - low) / step);
  }
  const below = split === 0 ? 0 : (histogram.count[split - 1] ?? 0);
  const middle = (from: number, to: number): number =>
    low + step * binAt(histogram, Math.floor((from + to - 1) / 2));
  if (below === 0 || below === values.length) {
    const one = middle(0, values.length);
    return { dark: one, bright: one, brightPart: below === 0 ? 1 : 0, threshold };
  }
  return {
    dark: middle(0, below),
    bright: middle(below, values.length),
    brightPart: (values.length - below) / values.length,
    threshold,
  };
}

/** How many values lie in a bin or below it, and the sum of their bins. */
interface Histogram {
  count: Float64Array;
  sum: Float64Array;
}

function cumulate(counts: Uint32Array): Histogram {
  const count = new Float64Array(counts.length);
  const sum = new Float64Array(counts.length);
  for (let bin = 0; bin < counts.length; bin += 1) {
    count[bin] = (count[bin - 1] ?? 0) + (counts[bin] ?? 0);
    sum[bin] = (sum[bin - 1] ?? 0) + bin * (counts[bin] ?? 0);
  }
  return { count, sum };
}

/** The bin of the value that has `rank` values before it in order. */
function binAt({ count }: Histogram, rank: number): number {
  let low = 0;
  let high = count.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((count[middle] ?? 0) > rank) high = middle;
    else low = middle + 1;
  }
  return low;
}
