import type { Sound } from "../../../media/sound-files.ts";

/** What a moment of sound is like, every `HOP_MS`. */
export interface SpeechFrame {
  /** Decibels under the loudest moment. */
  levelDb: number;
  /** Decibels in each band of hearing, over the frame's own mean: what colour it has, however loud it is. */
  bands: Float64Array;
}

export const HOP_MS = 10;
export const BAND_COUNT = 12;
const WINDOW_MS = 24;
const LOWEST_HZ = 120;
const HIGHEST_HZ = 7_400;
/** Softer than this is silence, however soft. */
const FLOOR_DB = 60;

/** Listens to speech: one frame for each `HOP_MS`, of any sample rate from 16 kHz on. */
export function speechFrames({
  sampleRate,
  channels: [samples = new Float32Array(0)],
}: Sound): SpeechFrame[] {
  const windowLength = Math.round((WINDOW_MS * sampleRate) / 1000);
  const size = 2 ** Math.ceil(Math.log2(windowLength));
  const edges = bandEdges(size, sampleRate);
  const count = Math.max(1, Math.floor((samples.length * 1000) / sampleRate / HOP_MS));
  const raw = Array.from({ length: count }, (_, index) => {
    const middle = Math.round(((index + 0.5) * HOP_MS * sampleRate) / 1000);
    return powersAt(samples, middle - (windowLength >> 1), windowLength, size, edges);
  });
  const loudest = Math.max(...raw.map(({ power }) => power), 1e-9);
  return raw.map(({ power, bands }) => {
    const floor = loudest * 10 ** (-FLOOR_DB / 10);
    const decibels = bands.map((band) => 10 * Math.log10(band + floor / BAND_COUNT));
    const mean = decibels.reduce((sum, value) => sum + value, 0) / BAND_COUNT;
    return {
      levelDb: 10 * Math.log10(Math.max(power, floor) / loudest),
      bands: decibels.map((value) => value - mean),
    };
  });
}

function bandEdges(size: number, sampleRate: number): number[] {
  const mel = (hertz: number): number => Math.log1p(hertz / 700);
  const step = (mel(HIGHEST_HZ) - mel(LOWEST_HZ)) / BAND_COUNT;
  return Array.from({ length: BAND_COUNT + 1 }, (_, index) => {
    const hertz = 700 * Math.expm1(mel(LOWEST_HZ) + index * step);
    return Math.round((hertz * size) / sampleRate);
  });
}

function powersAt(
  samples: Float32Array,
  from: number,
  windowLength: number,
  size: number,
  edges: readonly number[],
): { power: number; bands: Float64Array } {
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  let power = 0;
  for (let at = 0; at < windowLength; at += 1) {
    const sample = samples[from + at] ?? 0;
    power += sample * sample;
    real[at] = sample * (0.5 - 0.5 * Math.cos((2 * Math.PI * at) / windowLength));
  }
  transform(real, imaginary);
  const bands = new Float64Array(BAND_COUNT);
  for (let band = 0; band < BAND_COUNT; band += 1) {
    const first = edges[band] ?? 0;
    const last = Math.max(first + 1, edges[band + 1] ?? 0);
    for (let bin = first; bin < last; bin += 1)
      bands[band] = (bands[band] ?? 0) + (real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2;
    bands[band] = (bands[band] ?? 0) / windowLength;
  }
  return { power: power / windowLength, bands };
}

/** The fast Fourier transform, in place; the length is a power of two. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  for (let index = 1, mirrored = 0; index < size; index += 1) {
    let bit = size >> 1;
    for (; mirrored & bit; bit >>= 1) mirrored ^= bit;
    mirrored ^= bit;
    if (index >= mirrored) continue;
    [real[index], real[mirrored]] = [real[mirrored] ?? 0, real[index] ?? 0];
    [imaginary[index], imaginary[mirrored]] = [imaginary[mirrored] ?? 0, imaginary[index] ?? 0];
  }
  for (let length = 2; length <= size; length *= 2) {
    const half = length / 2;
    for (let at = 0; at < half; at += 1) {
      const cosine = Math.cos((2 * Math.PI * at) / length);
      const sine = -Math.sin((2 * Math.PI * at) / length);
      for (let low = at; low < size; low += length) {
        const high = low + half;
        const lowReal = real[low] ?? 0;
        const lowImaginary = imaginary[low] ?? 0;
        const highReal = (real[high] ?? 0) * cosine - (imaginary[high] ?? 0) * sine;
        const highImaginary = (real[high] ?? 0) * sine + (imaginary[high] ?? 0) * cosine;
        real[low] = lowReal + highReal;
        imaginary[low] = lowImaginary + highImaginary;
        real[high] = lowReal - highReal;
        imaginary[high] = lowImaginary - highImaginary;
      }
    }
  }
}
