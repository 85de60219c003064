import { describe, expect, test } from "vitest";
import type { Narration } from "../../src/model/narration.ts";
import type { Script } from "../../src/model/script.ts";
import { planTimeline } from "../../src/studio/plan-timeline.ts";

const script: Script = {
  language: "en",
  formatId: "x",
  title: "t",
  hook: "h",
  caption: "",
  hashtags: [],
  receipts: [],
  credits: [],
  beats: ["b1", "b2", "b3"].map((id) => ({
    id,
    role: "item",
    narration: [{ show: id.toUpperCase(), say: id }],
    data: { layout: "headline", text: id },
    minDurationMs: 0,
    pauseAfterMs: 0,
    accent: "none",
    shotKeywords: [],
  })),
};
const first = { beatId: "b1", index: 0, startMs: 100, endMs: 1500 };
const second = { beatId: "b2", index: 0, startMs: 2400, endMs: 3900 };
const third = { beatId: "b3", index: 0, startMs: 4100, endMs: 5500 };
const narration: Narration = {
  voice: "none",
  durationMs: 6000,
  words: [first, second, third],
  beats: [
    { beatId: "b1", startMs: 0, endMs: 2300 },
    { beatId: "b2", startMs: 2300, endMs: 4050 },
    { beatId: "b3", startMs: 4050, endMs: 6000 },
  ],
};

test("beats fill the video without a gap, from the first frame to the last", () => {
  const timeline = planTimeline(script, narration, { mood: "drive", beatsPerMinute: 120 });
  expect(timeline.beats[0]?.startFrame).toBe(0);
  for (const [index, beat] of timeline.beats.entries())
    expect(beat.endFrame).toBe(timeline.beats[index + 1]?.startFrame ?? timeline.frameCount);
  expect(timeline.frameCount).toBe(201);
  expect(timeline.words.map((word) => word.show)).toEqual(["B1", "B2", "B3"]);
});

test("a cut falls on a beat of the music where the silence has one", () => {
  const { beats } = planTimeline(script, narration, { mood: "drive", beatsPerMinute: 120 });
  expect(beats[1]?.startFrame).toBe(60);
});

test("a cut never bites into a word, even when no beat of the music fits", () => {
  const { beats } = planTimeline(script, narration, { mood: "drive", beatsPerMinute: 61 });
  for (const [index, beat] of beats.entries()) {
    if (index === 0) continue;
    const startMs = (beat.startFrame / 30) * 1000;
    expect(startMs).toBeLessThanOrEqual((narration.words[index]?.startMs ?? 0) + 17);
    expect(startMs).toBeGreaterThanOrEqual((narration.words[index - 1]?.endMs ?? 0) - 17);
  }
});

describe("a narration that does not fit its script is refused, and what is missing is named", () => {
  const grid = { mood: "drive", beatsPerMinute: 120 };
  test.each([
    ["an unknown word", { words: [...narration.words, { ...first, index: 1 }] }, "word 2 of beat b1"],
    ["a word of an unknown beat", { words: [...narration.words, { ...first, beatId: "b9" }] }, "beat b9"],
    ["a word without a time", { words: [first, third] }, '"B2" of beat b2'],
    ["a beat left out", { words: [first, second], beats: narration.beats.slice(0, 2) }, "b1, b2 instead of"],
    ["beats in another order", { beats: narration.beats.toReversed() }, "b3, b2, b1 instead of b1, b2, b3"],
  ])("%s", (_, change, named) => {
    expect(() => planTimeline(script, { ...narration, ...change }, grid)).toThrow(
      expect.objectContaining({
        code: "narration-unlike-script",
        message: expect.stringContaining(named),
      }),
    );
  });
});
