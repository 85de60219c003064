import { describe, expect, test } from "vitest";
import { type Accent, addAccent } from "../../../src/studio/sound/accents.ts";
import type { Music } from "../../../src/studio/sound/music.ts";
import { SAMPLE_RATE } from "../../../src/studio/sound/voices.ts";

const MOMENT_MS = 1000;

function soundOf(accent: Accent, timeMs: number): Music {
  const music = {
    left: new Float32Array(3 * SAMPLE_RATE),
    right: new Float32Array(3 * SAMPLE_RATE),
  };
  addAccent(music, accent, timeMs);
  return music;
}

/** Loudest sample between two times. */
function peak(samples: Float32Array, fromMs: number, toMs: number): number {
  const part = samples.subarray((fromMs * SAMPLE_RATE) / 1000, (toMs * SAMPLE_RATE) / 1000);
  return part.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

test.each(["cut", "reveal", "stamp"] as const)("a %s swells towards its moment", (accent) => {
  const { right } = soundOf(accent, MOMENT_MS);
  expect(peak(right, 0, 600)).toBe(0);
  expect(peak(right, 900, 1000)).toBeGreaterThan(2 * peak(right, 700, 800));
});

test("a cut is over soon after, a reveal rings on, a stamp hits, a tick only ticks", () => {
  const after = (accent: Accent): number => peak(soundOf(accent, MOMENT_MS).left, 1150, 1500);
  expect(after("cut")).toBe(0);
  expect(after("reveal")).toBeGreaterThan(0.02);
  expect(peak(soundOf("stamp", MOMENT_MS).left, 1000, 1050)).toBeGreaterThan(0.4);
  const tick = soundOf("tick", MOMENT_MS).left;
  expect(peak(tick, 0, 999)).toBe(0);
  expect(peak(tick, 1000, 1050)).toBeGreaterThan(0.02);
  expect(peak(tick, 1060, 3000)).toBe(0);
});

test("the swell passes from one ear to the other", () => {
  const { left, right } = soundOf("cut", MOMENT_MS);
  expect(peak(right, 980, 1000)).toBeGreaterThan(1.5 * peak(left, 980, 1000));
});

describe.each(["cut", "reveal", "stamp", "tick"] as const)("%s", (accent) => {
  test.each([-50, 0, 30, 2999, 9000])("at %d ms of three seconds nothing breaks", (timeMs) => {
    const { left, right } = soundOf(accent, timeMs);
    expect([left.length, right.length]).toEqual([3 * SAMPLE_RATE, 3 * SAMPLE_RATE]);
    expect(left.every(Number.isFinite)).toBe(true);
  });

  test("sounds the same each time", () => {
    const bytes = ({ left, right }: Music): Buffer =>
      Buffer.concat([left, right].map((one) => Buffer.from(one.buffer)));
    expect(bytes(soundOf(accent, 700)).equals(bytes(soundOf(accent, 700)))).toBe(true);
  });
});
