import { describe, expect, test } from "vitest";
import { MOODS } from "../../../src/studio/sound/moods.ts";
import { makeMusic } from "../../../src/studio/sound/music.ts";
import { SAMPLE_RATE } from "../../../src/studio/sound/voices.ts";

const root = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);

/** Comparing millions of numbers one by one takes seconds; their bytes do not. */
const bytes = (samples: Float32Array): Buffer => Buffer.from(samples.buffer);

describe.each(MOODS)("in the mood $id", (mood) => {
  test("is as long as asked, repeats by seed, ends in silence and does not clip much", () => {
    const music = makeMusic(mood.id, 6000, "a");
    expect([music.left.length, music.right.length]).toEqual([6 * SAMPLE_RATE, 6 * SAMPLE_RATE]);
    expect(bytes(makeMusic(mood.id, 6000, "a").left).equals(bytes(music.left))).toBe(true);
    expect(bytes(makeMusic(mood.id, 6000, "b").left).equals(bytes(music.left))).toBe(false);
    expect(Math.abs(music.left.at(-1) ?? 1)).toBeLessThan(0.001);
    expect(music.left.reduce((most, value) => Math.max(most, Math.abs(value)), 0)).toBeLessThan(1.6);
  });

  test("plays from the first frame, on the beats that cuts are planned on", () => {
    const { left } = makeMusic(mood.id, 6000, "a");
    expect(root(left.subarray(0, SAMPLE_RATE / 10))).toBeGreaterThan(0.05);
    const beat = Math.round((60 / mood.beatsPerMinute) * SAMPLE_RATE);
    const bar = 4 * beat;
    const onBar = root(left.subarray(bar, bar + 2400));
    expect(onBar).toBeGreaterThan(root(left.subarray(bar - 2400, bar)));
  });
});

test("fades over its last second, also when it is shorter than that", () => {
  const { left } = makeMusic("drive", 6000, "a");
  const loud = root(left.subarray(4 * SAMPLE_RATE, 5 * SAMPLE_RATE));
  expect(root(left.subarray(5.8 * SAMPLE_RATE))).toBeLessThan(loud / 3);
  const short = makeMusic("drive", 200, "a").left;
  expect(Math.abs(short.at(-1) ?? 1)).toBeLessThan(0.001);
  expect(makeMusic("drive", 0, "a").left).toHaveLength(0);
});

test("every fourth bar ends with a fill", () => {
  const { left } = makeMusic("calm", 16_000, "a");
  // What drums have and this mood's soft notes have not.
  const hiss = left.map((value, index) => value - (left[index - 1] ?? 0));
  const step = (60 / 84 / 4) * SAMPLE_RATE;
  const endOf = (bar: number): number => root(hiss.subarray((bar * 16 + 14) * step, (bar * 16 + 16) * step));
  expect(endOf(3)).toBeGreaterThan(1.5 * endOf(2));
});
