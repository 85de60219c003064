import { expect, it } from "vitest";
import { plainWords } from "../../../src/providers/questions/plain-words.ts";

it("has no sign left that a terminal or a page would obey, however deep it stands", () => {
  const answer = { title: "a\u001b[2Jb\r\nc", beats: [{ say: "x\u202ey\u2028z", count: 3, none: null }] };
  expect(plainWords(answer)).toEqual({ title: "a [2Jb c", beats: [{ say: "x y z", count: 3, none: null }] });
});

it("leaves every language its letters", () => {
  const words = "नमस्ते می\u200cخواهم 👩\u200d🚀 Straße";
  expect(plainWords([words])).toEqual([words]);
});
