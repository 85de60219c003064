import { expect, test } from "vitest";
import { fitOfAnyVoice, learnVoice } from "../../../../src/pipeline/voice/align/sound-models.ts";
import { BAND_COUNT, type SpeechFrame } from "../../../../src/pipeline/voice/align/speech-frames.ts";

/** Loudness, and how far the highest band is over the lowest. */
const frame = (levelDb: number, tilt: number): SpeechFrame => ({
  levelDb,
  bands: Float64Array.from({ length: BAND_COUNT }, (_, band) => tilt * (band / (BAND_COUNT - 1) - 0.5)),
});
const silence = frame(-58, 0);
const vowel = frame(-6, -18);
const hiss = frame(-18, 24);

test("any voice is silent in pauses, loud in vowels, and high in an s", () => {
  expect(fitOfAnyVoice("pause", silence)).toBeGreaterThan(fitOfAnyVoice("open", silence));
  expect(fitOfAnyVoice("open", vowel)).toBeGreaterThan(fitOfAnyVoice("hiss", vowel));
  expect(fitOfAnyVoice("hiss", hiss)).toBeGreaterThan(fitOfAnyVoice("open", hiss));
});

test("a voice that was heard is known by what it does, however odd", () => {
  const many = (one: SpeechFrame): SpeechFrame[] => Array.from({ length: 20 }, () => one);
  const fit = learnVoice(
    new Map([
      ["open", many(hiss)],
      ["hiss", many(vowel)],
    ]),
  );
  expect(fit("open", hiss)).toBeGreaterThan(fit("hiss", hiss));
  expect(fit("hiss", vowel)).toBeGreaterThan(fit("open", vowel));
});

test("of a sound that was hardly heard nothing is concluded", () => {
  const fit = learnVoice(
    new Map([
      ["open", Array.from({ length: 20 }, () => vowel)],
      ["hush", [hiss]],
    ]),
  );
  expect(fit("hush", hiss)).toBe(fit("glide", hiss));
});
