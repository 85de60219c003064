import { expect, test } from "vitest";
import { checkSpeech, type SpeechToCheck } from "../../../src/pipeline/voice/check-speech.ts";
import { spokenText } from "../../../src/pipeline/voice/spoken-text.ts";
import { fliteSpeech } from "../../support/flite-speech.ts";

const TEXT = "The fox stops in the deep snow, and waits.";
const [known] = await fliteSpeech([TEXT], { voice: "rms", stretch: 1 });
if (!known) throw new Error("nothing was said");
const { sound, truth } = known;
const texts = known.words.map(spokenText);
const samples = sound.channels[0] ?? new Float32Array(0);

function flawOf(change: Partial<SpeechToCheck>): string {
  const speech: SpeechToCheck = { id: "b2", voice: "elevenlabs:x", sound, texts, words: truth, ...change };
  try {
    checkSpeech(speech);
    return "";
  } catch (error) {
    expect(error).toMatchObject({ kind: "refused", code: "voice-implausible" });
    return error instanceof Error ? error.message : "";
  }
}

test("real speech with its real times passes", () => {
  expect(flawOf({})).toBe("");
});

test.each([
  ["words that were not found", { words: undefined }, /too short for 9 words/],
  ["a word without a time", { words: truth.slice(1) }, /8 of 9 words have a time/],
  ["words out of order", { words: truth.toReversed() }, /out of order/],
  [
    "times that are no numbers",
    { words: truth.map(() => ({ startMs: Number.NaN, endMs: 1 })) },
    /out of order/,
  ],
  [
    "words after the end",
    { words: truth.map((w) => ({ startMs: w.startMs, endMs: w.endMs + 9_000 })) },
    /outside/,
  ],
  [
    "a pace that nobody has",
    { words: truth.map((w) => ({ startMs: w.startMs / 9, endMs: w.endMs / 9 })) },
    /letters in a second/,
  ],
  [
    "much that is heard where no word is",
    { words: truth.map((w) => ({ startMs: 40 + w.startMs / 2, endMs: 40 + w.endMs / 2 })) },
    /% of what is heard lies where none of its words is/,
  ],
])("%s are refused, naming voice and beat", (_what, change, says) => {
  expect(flawOf(change)).toMatch(says);
  expect(flawOf(change)).toMatch(/elevenlabs:x said for b2/);
});

test("a sound that says its text twice is refused", () => {
  const twice = new Float32Array(samples.length * 2);
  twice.set(samples);
  twice.set(samples, samples.length);
  expect(flawOf({ sound: { ...sound, channels: [twice] } })).toMatch(/lies where none/);
});
