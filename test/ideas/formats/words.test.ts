import { describe, expect, it } from "vitest";
import { countWord, fillWords, inTurn, isFilled, sentence } from "../../../src/ideas/formats/words.ts";
import { library, roomOf, row, smallPack } from "./told-ideas.ts";

const room = (sentences: Record<string, string[]>, kind = "list") => {
  const plain = roomOf(smallPack([row("a", { length: 1 })]), "countdown", { kind });
  return { ...plain, format: { ...library.format("countdown"), sentences } };
};

describe("fillWords", () => {
  it("begins a sentence with a capital whatever fills it", () => {
    expect(fillWords("{a} wins. {a} again", { a: "the Netherlands" })).toBe(
      "The Netherlands wins. The Netherlands again",
    );
  });

  it("leaves a slot that nothing fills, which is then seen", () => {
    expect(isFilled(fillWords("{a} or {b}", { a: "x", b: undefined }))).toBe(false);
    expect(isFilled(fillWords("{a} or {b}", { a: "x", b: "y" }))).toBe(true);
  });
});

describe("sentence", () => {
  it("prefers the sentences of the idea's own way of telling", () => {
    const sentences = { end: ["Plain {x}."], "list.end": ["Own {x}."] };
    expect(sentence(room(sentences), "end", { x: "one" })).toBe("Own one.");
    expect(sentence(room(sentences, "other"), "end", { x: "one" })).toBe("Plain one.");
  });

  it("passes over what cannot be filled", () => {
    expect(sentence(room({ end: ["A {x}.", "B."] }), "end", {})).toBe("B.");
  });
});

describe("inTurn", () => {
  it("repeats a pattern only when all were used", () => {
    const next = inTurn(room({ item: ["A.", "B.", "C."] }), "item");
    expect([next({}), next({}), next({})].toSorted()).toEqual(["A.", "B.", "C."]);
  });

  it("says which part has no sentence", () => {
    expect(() => inTurn(room({}), "item")({})).toThrow(/no sentence for item/);
  });
});

it("counts as people do", () => {
  expect([countWord(3), countWord(61)]).toEqual(["three", "61"]);
});
