import { describe, expect, it } from "vitest";
import { HOOK_FEATURES, hookFeatures } from "../../../src/ideas/hooks/hook-features.ts";

const feature = (text: string, name: string): number | undefined =>
  hookFeatures(text)[HOOK_FEATURES.findIndex((row) => row.name === name)];

describe("hookFeatures", () => {
  it.each([
    ["Why is it so big?", "question", 1],
    ["Why is it so big", "question", 0],
    ["5 countries you never noticed", "starts-with-number", 1],
    ["You’ll never guess", "you", 1],
    ["She told her mother", "he-she", 2],
    ["The biggest, the oldest, the best, the worst", "superlative", 3],
    ["It moved. Then it stopped.", "sentences", 2],
    ["one two three", "words", 3],
    ["", "words", 0],
  ])("%s: %s", (text, name, expected) => expect(feature(text, name)).toBe(expected));

  it("names every feature once and is always finite", () => {
    expect(new Set(HOOK_FEATURES.map((row) => row.name)).size).toBe(HOOK_FEATURES.length);
    for (const text of ["", "🔥", "日本", "a".repeat(5000)]) {
      expect(hookFeatures(text).every(Number.isFinite)).toBe(true);
    }
  });
});
