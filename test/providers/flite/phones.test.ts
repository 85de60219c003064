import { expect, test } from "vitest";
import { alignWords, parsePhones, parseWordPhones } from "../../../src/providers/flite/phones.ts";

test("phones carry their start from the end of the one before", () => {
  expect(parsePhones("pau:0.2 hh:0.3 ay:0.5 ")).toEqual([
    { name: "pau", startSeconds: 0, endSeconds: 0.2 },
    { name: "hh", startSeconds: 0.2, endSeconds: 0.3 },
    { name: "ay", startSeconds: 0.3, endSeconds: 0.5 },
  ]);
});

test("words are told apart by pauses", () => {
  expect(parseWordPhones("pau hh ay pau dh eh r pau ")).toEqual([
    ["hh", "ay"],
    ["dh", "eh", "r"],
  ]);
});

test("a vowel that is read otherwise in the sentence still finds its word", () => {
  const phones = parsePhones("pau:0.1 dh:0.2 ax:0.3 k:0.4 ae:0.5 t:0.6 pau:0.8");
  expect(
    alignWords(phones, [
      ["dh", "iy"],
      ["k", "ae", "t"],
    ]),
  ).toEqual([
    { startSeconds: 0.1, endSeconds: 0.3 },
    { startSeconds: 0.3, endSeconds: 0.6 },
  ]);
});

test("a word without a sound takes no time", () => {
  const phones = parsePhones("k:0.1 ae:0.2 t:0.3");
  expect(alignWords(phones, [["k", "ae", "t"], []])[1]).toEqual({ startSeconds: 0.3, endSeconds: 0.3 });
});

test("what does not match is refused rather than guessed", () => {
  expect(() =>
    alignWords(parsePhones("s:0.1 ow:0.2 m:0.3"), [
      ["k", "ae", "t"],
      ["d", "ao", "g"],
    ]),
  ).toThrow(expect.objectContaining({ code: "voice-alignment-refused" }));
});
