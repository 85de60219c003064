import { describe, expect, it } from "vitest";
import {
  joinWords,
  sentencesOf,
  splitSentences,
  writtenWords,
} from "../../../src/ideas/sources/sentences.ts";

describe("splitSentences", () => {
  it.each([
    ["One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]],
    ["Dr. Smith paid $3.50. He left.", ["Dr. Smith paid $3.50.", "He left."]],
    [
      "The U.S. economy grew. J. R. Hartley, e.g. a fly",
      ["The U.S. economy grew.", "J. R. Hartley, e.g. a fly"],
    ],
    ["See https://a.b/c.d now. Ok.", ["See https://a.b/c.d now.", "Ok."]],
    ['He said "Stop." Then ran.', ['He said "Stop."', "Then ran."]],
    ["Wait... what? No. 1 wins.", ["Wait...", "what?", "No. 1 wins."]],
    ["咖啡很苦。为什么？因为水。", ["咖啡很苦。", "为什么？", "因为水。"]],
    ["مرحبا. كيف", ["مرحبا.", "كيف"]],
    ["... ! ?", []],
  ])("%s", (text, expected) => expect(splitSentences(text)).toEqual(expected));
});

it("cuts words where the language does, and joins them back", () => {
  expect(writtenWords("two words")).toEqual(["two", "words"]);
  const chinese = "研究测试了咖啡，发现过度萃取的味道";
  expect(writtenWords(chinese).length).toBeGreaterThan(4);
  expect(joinWords(writtenWords(chinese))).toBe(chinese);
});

it("marks headings and the first sentence of a paragraph", () => {
  const blocks = [
    { kind: "heading" as const, text: "Vs. them. All", line: 1 },
    { kind: "paragraph" as const, text: "A b. C d.", line: 3 },
  ];
  expect(sentencesOf(blocks)).toEqual([
    { text: "Vs. them. All", line: 1, isHeading: true, isLead: true },
    { text: "A b.", line: 3, isHeading: false, isLead: true },
    { text: "C d.", line: 3, isHeading: false, isLead: false },
  ]);
});
