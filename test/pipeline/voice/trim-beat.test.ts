import { expect, test } from "vitest";
import { trimBeat } from "../../../src/pipeline/voice/trim-beat.ts";

const RATE = 1_000;
/** A millisecond a sample: silence, a voice from 500 to 900, and what rings on after it. */
function voice(ringsMs: number): Float32Array {
  return Float32Array.from({ length: 2_000 }, (_, at) =>
    at < 500 ? 0 : at < 900 ? 1 : at < 900 + ringsMs ? 0.1 : 0,
  );
}
const trim = (ringsMs: number) =>
  trimBeat({ sampleRate: RATE, channels: [voice(ringsMs)] }, [
    { startMs: 500, endMs: 700 },
    { startMs: 700, endMs: 900 },
  ]);

test("keeps a moment before the first word, and moves the times along", () => {
  const { sound, words } = trim(0);
  expect(words).toEqual([
    { startMs: 110, endMs: 310 },
    { startMs: 310, endMs: 510 },
  ]);
  const samples = sound.channels[0] ?? new Float32Array(0);
  expect(samples.findIndex((value) => value > 0.5)).toBe(110);
  expect(samples).toHaveLength(590);
});

test("lets a voice ring on until it is still, but not for ever", () => {
  expect(trim(200).sound.channels[0]).toHaveLength(710);
  expect(trim(1_100).sound.channels[0]).toHaveLength(990);
});

test("edges are soft: nothing clicks", () => {
  const loud = trimBeat({ sampleRate: RATE, channels: [new Float32Array(300).fill(1)] }, [
    { startMs: 0, endMs: 300 },
  ]);
  const samples = loud.sound.channels[0] ?? new Float32Array(0);
  expect([samples[0], samples.at(-1)]).toEqual([0, 0]);
  expect(samples[150]).toBe(1);
});

test("a beat that begins with its first word loses nothing", () => {
  const { sound, words } = trimBeat({ sampleRate: RATE, channels: [voice(0).subarray(450)] }, [
    { startMs: 50, endMs: 450 },
  ]);
  expect(words).toEqual([{ startMs: 50, endMs: 450 }]);
  expect(sound.channels[0]).toHaveLength(530);
});
