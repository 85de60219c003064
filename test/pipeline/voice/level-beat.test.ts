import { expect, test } from "vitest";
import { levelBeat } from "../../../src/pipeline/voice/level-beat.ts";

/** Half a second of a tone of this amplitude between two silences. */
const speech = (amplitude: number) => ({
  sampleRate: 16_000,
  channels: [
    Float32Array.from({ length: 24_000 }, (_, at) =>
      at < 8_000 || at > 16_000 ? 0 : amplitude * Math.sin((2 * Math.PI * 300 * at) / 16_000),
    ),
  ],
});
const peakOf = (amplitude: number): number =>
  (levelBeat(speech(amplitude)).channels[0] ?? new Float32Array(1)).reduce(
    (most, value) => Math.max(most, Math.abs(value)),
    0,
  );

test("soft and loud beats come to one level, and silence around them does not count", () => {
  expect(peakOf(0.05)).toBeCloseTo(peakOf(0.8), 2);
  expect(20 * Math.log10(peakOf(0.3) / Math.SQRT2)).toBeCloseTo(-17, 0);
});

test("what is hardly there is not made a noise, and nothing stays nothing", () => {
  expect(peakOf(0.0005)).toBeLessThan(0.01);
  expect(peakOf(0)).toBe(0);
});
