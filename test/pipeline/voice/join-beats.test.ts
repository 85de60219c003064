import { expect, test } from "vitest";
import { joinBeats, type TimedBeat } from "../../../src/pipeline/voice/join-beats.ts";

const RATE = 1_000;
const beat = (id: string, samples: number[] | undefined, change: Partial<TimedBeat> = {}): TimedBeat => ({
  id,
  sound: samples && { sampleRate: RATE, channels: [Float32Array.from(samples)] },
  words: samples ? [{ startMs: 0, endMs: samples.length }] : [],
  minDurationMs: 0,
  pauseAfterMs: 0,
  ...change,
});

test("beats follow each other, each as long as its sound with its pause, or as it asks", () => {
  const { track, narration } = joinBeats([
    beat("b1", [1, 1, 1], { pauseAfterMs: 2 }),
    beat("b2", undefined, { minDurationMs: 4 }),
    beat("b3", [0.5, 0.5], { minDurationMs: 3 }),
  ]);
  expect([...(track?.channels[0] ?? [])]).toEqual([1, 1, 1, 0, 0, 0, 0, 0, 0, 0.5, 0.5, 0]);
  expect(narration).toEqual({
    durationMs: 12,
    beats: [
      { beatId: "b1", startMs: 0, endMs: 5 },
      { beatId: "b2", startMs: 5, endMs: 9 },
      { beatId: "b3", startMs: 9, endMs: 12 },
    ],
    words: [
      { beatId: "b1", index: 0, startMs: 0, endMs: 3 },
      { beatId: "b3", index: 0, startMs: 9, endMs: 11 },
    ],
  });
});

test("where nothing is heard there is no track, and words need the time in which they are read", () => {
  const read = { words: [{ startMs: 0, endMs: 400 }], pauseAfterMs: 100 };
  const { track, narration } = joinBeats([beat("b1", undefined, read), beat("b2", undefined, read)]);
  expect(track).toBeUndefined();
  expect(narration.durationMs).toBe(1_000);
  expect(narration.words[1]?.startMs).toBe(500);
});

test("two sample rates are a mistake of ours", () => {
  const other = { sound: { sampleRate: 2_000, channels: [new Float32Array(4)] } };
  expect(() => joinBeats([beat("b1", [1]), beat("b2", [1], other)])).toThrow("b2 has another sample rate");
});
