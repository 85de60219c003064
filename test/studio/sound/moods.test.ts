import { describe, expect, test } from "vitest";
import { MOODS, moodNamed } from "../../../src/studio/sound/moods.ts";

describe.each(MOODS)("$id", (mood) => {
  test("is data that a bar of sixteenths can play", () => {
    const steps = [mood.kick, mood.snare, mood.hat, mood.bass, mood.arp].flat();
    expect(steps.every((step) => Number.isInteger(step) && step >= 0 && step < 16)).toBe(true);
    expect(mood.kick).toContain(0);
    expect(mood.progression.every((bars) => bars.length === 4 && bars[0] === 0)).toBe(true);
    expect(mood.beatsPerMinute).toBeGreaterThanOrEqual(70);
    expect(mood.beatsPerMinute).toBeLessThanOrEqual(150);
  });
});

test("moods differ in tempo, and each is found by its name", () => {
  expect(new Set(MOODS.map((mood) => mood.beatsPerMinute)).size).toBe(MOODS.length);
  for (const mood of MOODS) expect(moodNamed(mood.id)).toBe(mood);
});

test("a name that no mood has is told with those there are", () => {
  expect(() => moodNamed("dirve")).toThrow(
    expect.objectContaining({ kind: "config", code: "mood-unknown", hint: expect.stringContaining("drive") }),
  );
});
