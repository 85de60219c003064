import { expect, it } from "vitest";
import { visibleTexts } from "../../src/model/visible-text.ts";

it("finds every text in nested data and leaves out what only steers", () => {
  expect(
    visibleTexts({
      layout: "bar-countdown",
      title: "Largest",
      items: [
        { rank: 2, label: "India", value: 2, valueText: "2 million", picture: { kind: "flag", code: "in" } },
        { rank: 1, label: "China", value: 3, valueText: "3 million", picture: { kind: "glyph", text: "C" } },
      ],
      activeRank: 2,
      source: "CLDR",
    }),
  ).toEqual(["Largest", "India", "2 million", "China", "3 million", "C", "CLDR"]);
});

it("skips the phase and winner of a duel", () => {
  const texts = visibleTexts({
    layout: "duel",
    question: "Which?",
    left: { label: "A" },
    right: { label: "B" },
    leftValue: 1,
    rightValue: 2,
    leftText: "1",
    rightText: "2",
    winner: "right",
    phase: "ask",
  });
  expect(texts).toEqual(["Which?", "A", "B", "1", "2"]);
});
