import type { Sound } from "../../media/sound-files.ts";

/** As the embedded voices have it after their polish (slt −15, rms −18), so that music sits under every voice alike. */
const SPEECH_DBFS = -17;
const WINDOW_MS = 50;
/** Softer than this under the loudest window is no speech. */
const SPEECH_UNDER_LOUDEST_DB = 20;
const GAIN_DB_MAX = 24;

/** Brings one beat to the level of all others: a vendor answers each request at another one. */
export function levelBeat({ sampleRate, channels: [samples = new Float32Array(0)] }: Sound): Sound {
  const length = Math.max(1, Math.round((WINDOW_MS * sampleRate) / 1000));
  const powers: number[] = [];
  for (let at = 0; at < samples.length; at += length) {
    const part = samples.subarray(at, at + length);
    powers.push(part.reduce((sum, value) => sum + value * value, 0) / part.length);
  }
  const loudest = Math.max(0, ...powers);
  if (loudest === 0) return { sampleRate, channels: [samples] };
  const speech = powers.filter((power) => power > loudest * 10 ** (-SPEECH_UNDER_LOUDEST_DB / 10));
  const levelDb = 10 * Math.log10(speech.reduce((sum, power) => sum + power, 0) / speech.length);
  const gain = 10 ** (Math.min(GAIN_DB_MAX, SPEECH_DBFS - levelDb) / 20);
  return { sampleRate, channels: [samples.map((value) => value * gain)] };
}
