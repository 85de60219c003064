import { describe, expect, test } from "vitest";
import {
  addHat,
  addKick,
  addNote,
  addPad,
  addSnare,
  createNoise,
  SAMPLE_RATE,
  type Wave,
} from "../../../src/studio/sound/voices.ts";

const AT = 1000;
const peak = (samples: Float32Array): number =>
  samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const note = (wave: Wave) => (out: Float32Array) =>
  addNote(out, AT, { hertz: 220, seconds: 0.3, gain: 0.5, wave });

describe.each<[string, (out: Float32Array) => void]>([
  ["kick", (out) => addKick(out, AT, 0.5)],
  ["snare", (out) => addSnare(out, AT, 0.5, createNoise(1))],
  ["hat", (out) => addHat(out, AT, 0.5, createNoise(1))],
  ["sine", note("sine")],
  ["saw", note("saw")],
  ["square", note("square")],
  ["pluck", note("pluck")],
  ["bell", note("bell")],
  ["pad", (out) => addPad(out, out.slice(), AT, [220], 0.3, 0.5)],
])("%s", (_name, add) => {
  test("begins at its time, is loud enough to hear, keeps near its gain and ends in silence", () => {
    const out = new Float32Array(SAMPLE_RATE);
    add(out);
    expect(peak(out.subarray(0, AT))).toBe(0);
    expect(peak(out.subarray(AT, AT + 3000))).toBeGreaterThan(0.05);
    expect(peak(out)).toBeLessThan(0.75);
    const last = out.findLastIndex((value) => value !== 0);
    expect(last).toBeLessThan(SAMPLE_RATE - 1);
    expect(Math.abs(out[last] ?? 1)).toBeLessThan(0.01);
  });

  test("is added to what is there, and cut where the channel ends", () => {
    const out = new Float32Array(AT + 50).fill(1);
    add(out);
    expect(out).toHaveLength(AT + 50);
    expect(out[AT - 1]).toBe(1);
    expect(Math.abs((out[AT + 49] ?? 9) - 1)).toBeLessThan(0.75);
    expect(out.every(Number.isFinite)).toBe(true);
  });
});

test("noise repeats by its seed, has no favourite side, and a seed of 0 is not silent", () => {
  const take = (seed: number): number[] => Array.from({ length: 4000 }, createNoise(seed));
  expect(take(7)).toEqual(take(7));
  expect(take(8)).not.toEqual(take(7));
  for (const samples of [take(7), take(0)]) {
    expect(samples.every((value) => Math.abs(value) <= 1)).toBe(true);
    expect(Math.abs(samples.reduce((sum, value) => sum + value, 0) / samples.length)).toBeLessThan(0.05);
    expect(new Set(samples).size).toBeGreaterThan(3000);
  }
});

test("a note has the pitch that it was given", () => {
  const out = new Float32Array(SAMPLE_RATE);
  addNote(out, 0, { hertz: 440, seconds: 0.5, gain: 0.5, wave: "sine" });
  const part = out.subarray(0, SAMPLE_RATE / 4);
  let rises = 0;
  for (const [index, value] of part.entries()) if (value > 0 && (part[index - 1] ?? 0) <= 0) rises += 1;
  expect(Math.abs(rises - 110)).toBeLessThanOrEqual(1);
});

test("a pad is a little out of tune between the ears, which makes it wide", () => {
  const left = new Float32Array(SAMPLE_RATE);
  const right = new Float32Array(SAMPLE_RATE);
  addPad(left, right, 0, [220, 330], 1, 0.2);
  expect(left).not.toEqual(right);
});
