import { expect, test } from "vitest";
import { wordsOfCharacters } from "../../../src/pipeline/voice/words-of-characters.ts";

const characters = (text: string, stepMs = 10) =>
  text.split("").map((_, at) => ({ startMs: at * stepMs, endMs: (at + 1) * stepMs }));

test("a word begins with its first character and ends with its last letter", () => {
  expect(wordsOfCharacters(["So,", "it", "is."], characters("So, it is."))).toEqual([
    { startMs: 0, endMs: 20 },
    { startMs: 40, endMs: 60 },
    { startMs: 70, endMs: 90 },
  ]);
});

test("a word of several, and one of marks alone", () => {
  expect(wordsOfCharacters(["twenty five", "—"], characters("twenty five —"))).toEqual([
    { startMs: 0, endMs: 110 },
    { startMs: 120, endMs: 130 },
  ]);
});

test("a letter that rings into the next word ends with it", () => {
  const times = characters("a b");
  expect(wordsOfCharacters(["a", "b"], [{ startMs: 0, endMs: 500 }, ...times.slice(1)])?.[0]).toEqual({
    startMs: 0,
    endMs: 20,
  });
});

test("times of another text, or that run back, are none", () => {
  expect(wordsOfCharacters(["ab", "c"], characters("ab"))).toBeUndefined();
  expect(wordsOfCharacters(["a", "b"], characters("a b", -10))).toBeUndefined();
});
