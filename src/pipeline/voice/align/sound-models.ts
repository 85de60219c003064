import type { SoundClass } from "./letter-sounds.ts";
import { BAND_COUNT, type SpeechFrame } from "./speech-frames.ts";

/** How well a frame fits a class of sound: the logarithm of its likelihood, up to a constant. */
export type Fit = (sound: SoundClass, frame: SpeechFrame) => number;

/** Of any voice: how loud a sound is under the loudest, and how much of it is high. Decibels, each with its spread. */
const ANY_VOICE: Readonly<Record<SoundClass, { level: number; spread: number; tilt: number }>> = {
  pause: { level: -52, spread: 9, tilt: 0 },
  open: { level: -8, spread: 7, tilt: -12 },
  front: { level: -9, spread: 7, tilt: -9 },
  round: { level: -9, spread: 7, tilt: -16 },
  nasal: { level: -14, spread: 8, tilt: -18 },
  liquid: { level: -12, spread: 8, tilt: -12 },
  glide: { level: -13, spread: 8, tilt: -14 },
  hiss: { level: -19, spread: 8, tilt: 16 },
  hush: { level: -18, spread: 8, tilt: 10 },
  breath: { level: -24, spread: 10, tilt: 2 },
  stop: { level: -28, spread: 12, tilt: 0 },
  "soft-stop": { level: -20, spread: 9, tilt: -12 },
};
const TILT_SPREAD = 9;
const EDGE = 4;

export const fitOfAnyVoice: Fit = (sound, { levelDb, bands }) => {
  const { level, spread, tilt } = ANY_VOICE[sound];
  const heard = mean(bands.subarray(BAND_COUNT - EDGE)) - mean(bands.subarray(0, EDGE));
  const tiltPart = sound === "pause" ? 0.5 : ((heard - tilt) / TILT_SPREAD) ** 2;
  return -0.5 * (((levelDb - level) / spread) ** 2 + tiltPart) - Math.log(spread);
};

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Sounds heard so often tell more than what holds for any voice. */
const ENOUGH_FRAMES = 12;
const SPREAD_MIN_DB = 3.5;

/** Learns one voice from what it was heard to say: each class as an average frame and its spread. */
export function learnVoice(heard: ReadonlyMap<SoundClass, readonly SpeechFrame[]>): Fit {
  const all = [...heard.values()].flat();
  const overall = gaussianOf(all);
  const models = new Map(
    [...heard].map(([sound, frames]) => [
      sound,
      frames.length < ENOUGH_FRAMES ? overall : gaussianOf(frames),
    ]),
  );
  return (sound, frame) => {
    const { means, spreads, constant } = models.get(sound) ?? overall;
    let sum = constant;
    for (let at = 0; at < means.length; at += 1)
      sum -= 0.5 * ((featureOf(frame, at) - (means[at] ?? 0)) / (spreads[at] ?? 1)) ** 2;
    return sum;
  };
}

interface Gaussian {
  means: Float64Array;
  spreads: Float64Array;
  constant: number;
}

function gaussianOf(frames: readonly SpeechFrame[]): Gaussian {
  const means = new Float64Array(BAND_COUNT + 1);
  const spreads = new Float64Array(BAND_COUNT + 1);
  for (const frame of frames)
    for (let at = 0; at < means.length; at += 1)
      means[at] = (means[at] ?? 0) + featureOf(frame, at) / frames.length;
  for (const frame of frames)
    for (let at = 0; at < means.length; at += 1)
      spreads[at] = (spreads[at] ?? 0) + (featureOf(frame, at) - (means[at] ?? 0)) ** 2 / frames.length;
  let constant = 0;
  for (let at = 0; at < spreads.length; at += 1) {
    const spread = Math.max(SPREAD_MIN_DB, Math.sqrt(spreads[at] ?? 0));
    spreads[at] = spread;
    constant -= Math.log(spread);
  }
  return { means, spreads, constant };
}

const featureOf = (frame: SpeechFrame, at: number): number =>
  at === BAND_COUNT ? frame.levelDb : (frame.bands[at] ?? 0);
