import { expect, it } from "vitest";
import { knowsWord, topicWords } from "../../../src/ideas/packs/topic-words.ts";

it.each([
  ["The biggest countries", ["largest", "country"]],
  ["São Tomé's cities", ["sao", "tome", "city"]],
  ["how many people live in the Netherlands?", ["many", "population", "live", "netherland"]],
  ["top 5 facts about the world", ["5"]],
  ["flag", ["flags"]],
])("keeps what %j is about, in one form each", (text, words) => expect(topicWords(text)).toEqual(words));

it("folds the topic and the vocabulary alike", () => {
  for (const word of ["countries", "flags", "boxes", "glass", "Paris", "metals"]) {
    expect(knowsWord(new Set(topicWords(word)), topicWords(word)[0] ?? "")).toBe(true);
  }
});

it("knows the adjective of a place, and not another place", () => {
  expect(knowsWord(new Set(["africa"]), "african")).toBe(true);
  expect(knowsWord(new Set(["europe"]), "european")).toBe(true);
  expect(knowsWord(new Set(["niger"]), "nigeria")).toBe(false);
  expect(knowsWord(new Set(["mali"]), "malian")).toBe(true);
});
