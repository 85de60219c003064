import { expect, it } from "vitest";
import { loopSound } from "../../../src/studio/sound/loop-sound.ts";

const RATE = 8_000;
/** A tone that is loud at its end and silent at its start: a bare loop would click. */
const rising = Float32Array.from(
  { length: RATE * 4 },
  (_, at) => Math.cos((at / RATE) * Math.PI * 110) * (at / (RATE * 4)),
);
const jump = (samples: Float32Array): number =>
  samples.reduce((most, value, at) => Math.max(most, Math.abs(value - (samples[at - 1] ?? value))), 0);

it("cuts what is long enough and plays it as it is", () => {
  expect(loopSound(rising, RATE, RATE)).toEqual(rising.slice(0, RATE));
});

it("has no seam: no step is larger than the steps of the sound itself", () => {
  const looped = loopSound(rising, RATE * 15, RATE);
  expect(looped).toHaveLength(RATE * 15);
  expect(jump(looped)).toBeLessThan(jump(rising) * 1.2);
  expect(looped.subarray(RATE * 3, RATE * 4).some((value) => Math.abs(value) > 0.4)).toBe(true);
});

it("keeps a steady noise steady through the seam", () => {
  let state = 1;
  const noise = Float32Array.from({ length: RATE * 4 }, () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 1_073_741_823.5 - 1;
  });
  const looped = loopSound(noise, RATE * 12, RATE);
  const power = (from: number): number =>
    looped.subarray(from, from + RATE / 4).reduce((sum, value) => sum + value * value, 0);
  // The first turn ends at three seconds, and its seam lasts one.
  for (let from = RATE * 3; from < RATE * 4; from += RATE / 4) {
    expect(power(from) / power(RATE)).toBeGreaterThan(0.8);
    expect(power(from) / power(RATE)).toBeLessThan(1.25);
  }
});

it("is silent when there is nothing to loop", () => {
  expect(loopSound(new Float32Array(0), 3, RATE)).toEqual(new Float32Array(3));
});
