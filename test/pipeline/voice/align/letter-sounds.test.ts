import { expect, test } from "vitest";
import { letterSounds } from "../../../../src/pipeline/voice/align/letter-sounds.ts";

const sounds = (word: string): string =>
  letterSounds(word)
    .map(({ sound }) => sound)
    .join(" ");

test.each([
  ["fish", "breath front hush"],
  ["shape", "hush open stop"],
  ["the", "breath front"],
  ["letter", "liquid front stop front liquid"],
  ["nation", "nasal open hush front nasal"],
  ["city", "hiss front stop front"],
  ["box", "soft-stop round stop hiss"],
  ["Łódź", "liquid round soft-stop hiss"],
  ["say:", "hiss front"],
])("%s sounds like %s", (word, expected) => {
  expect(sounds(word)).toBe(expected);
});

test("what has no letters is one sound, and other scripts and digits count as syllables", () => {
  expect(sounds("—")).toBe("open");
  expect(sounds("25")).toBe("stop open stop open");
  expect(sounds("да")).toBe("stop open stop open");
});

test("every sound has a length", () => {
  for (const { durationMs } of letterSounds("quickly through judgement"))
    expect(durationMs).toBeGreaterThan(0);
});
