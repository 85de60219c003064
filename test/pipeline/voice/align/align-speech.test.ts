import { expect, test } from "vitest";
import { alignSpeech } from "../../../../src/pipeline/voice/align/align-speech.ts";
import { spokenText } from "../../../../src/pipeline/voice/spoken-text.ts";
import { fliteSpeech, type KnownSpeech } from "../../../support/flite-speech.ts";

const TEXTS = [
  "So, which country has the most? It is Nigeria, with 218 million people.",
  "Argentina is almost eight times as big as Japan. So it must have more people, right?",
  "First pair: Washington or Paris? Where is the longest day longer?",
  "The fox stops in the deep snow and waits, then it turns its ears and jumps.",
  "Three out of three? Tell us in the comments.",
];

/** Every word's error in milliseconds, with the sign: positive is late. */
function errorsOf(speech: readonly KnownSpeech[]): number[] {
  const found = alignSpeech(speech.map(({ sound, words }) => ({ sound, words: words.map(spokenText) })));
  return speech.flatMap(({ truth }, index) =>
    truth.map((word, at) => (found[index]?.[at]?.startMs ?? Number.NaN) - word.startMs),
  );
}

const quantile = (errors: readonly number[], part: number): number =>
  errors.map(Math.abs).toSorted((a, b) => a - b)[Math.ceil(part * errors.length) - 1] ?? Number.NaN;

// Over 879 words of four voices: median 7 ms, 95 % within 41 ms, 99 % within 84 ms.
test.each([
  ["rms", 1.1],
  ["awb", 0.9],
  ["kal16", 1],
] as const)(
  "finds the words of %s at %d of its pace, without being told any times",
  async (voice, stretch) => {
    const errors = errorsOf(await fliteSpeech(TEXTS, { voice, stretch }));
    expect(errors.length).toBeGreaterThan(60);
    expect([quantile(errors, 0.5), quantile(errors, 0.95)]).toEqual([
      expect.toSatisfy((median: number) => median <= 15),
      expect.toSatisfy((most: number) => most <= 75),
    ]);
  },
  20_000,
);

test("one short line alone is enough", async () => {
  const errors = errorsOf(await fliteSpeech(TEXTS.slice(0, 1), { voice: "slt", stretch: 1 }));
  expect(quantile(errors, 0.5)).toBeLessThanOrEqual(60);
});

test("a sound too short for its words has none", () => {
  const sound = { sampleRate: 16_000, channels: [new Float32Array(800)] };
  expect(alignSpeech([{ sound, words: ["Far", "too", "many", "words"] }])).toEqual([undefined]);
});
