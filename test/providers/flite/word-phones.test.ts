import { expect, test } from "vitest";
import { phonesOfWords } from "../../../src/providers/flite/word-phones.ts";

/** Prints each word's letters as its phones, but runs `d` into an `r` that follows, as flite does. */
function letterSpeller(): { calls: string[]; reading: Parameters<typeof phonesOfWords>[1] } {
  const calls: string[] = [];
  const runFlite = async (args: readonly string[]): Promise<string> => {
    const text = args[args.indexOf("-t") + 1] ?? "";
    calls.push(text.trim());
    const words = text.trim().replace("d. r.", "dr.").replaceAll(".", "").split(" ");
    return `pau ${words.map((word) => Array.from(word).join(" ")).join(" pau ")} pau`;
  };
  const signal = new AbortController().signal;
  return { calls, reading: { runFlite, voice: "slt", workFolder: "/work", signal } };
}

test("a list that flite reads as it stands takes one call, and repeated words are read once", async () => {
  const { calls, reading } = letterSpeller();
  expect(await phonesOfWords(["so", "is", "so"], reading)).toEqual([
    ["s", "o"],
    ["i", "s"],
    ["s", "o"],
  ]);
  expect(calls).toEqual(["so. is."]);
});

test("letters that flite runs together are read apart, and only they", async () => {
  const { calls, reading } = letterSpeller();
  const words = ["the", "d", "r", "congo", "is", "far", "from", "here"];
  const phones = await phonesOfWords(words, reading);
  expect(phones.map((group) => group.join(""))).toEqual(words);
  expect(calls).toEqual([
    "the. d. r. congo. is. far. from. here.",
    "the. d. r. congo.",
    "is. far. from. here.",
    "the. d.",
    "r. congo.",
  ]);
});
