import { expect, it } from "vitest";
import { statementsOf } from "../../../../src/pipeline/qa/script-checks/statements.ts";
import { trueScript } from "./sample-script.ts";

const texts = (where: string): string[] =>
  statementsOf(trueScript())
    .filter((statement) => statement.where === where)
    .map((statement) => statement.text);

it("keeps a label with its value, and leaves sources and steering out", () => {
  expect(texts("b2 screen")).toEqual([
    "Most people in Asia",
    "Indonesia · 282 million",
    "India · 1.41 billion",
    "China · 1.42 billion",
  ]);
});

it("cuts narration at its sentences and reads the post's texts too", () => {
  expect(texts("b3 narration")).toEqual(["India follows with 1.41 billion."]);
  expect(texts("caption")).toHaveLength(1);
});

it("joins lines of big type and gives each side of a duel its value", () => {
  const script = trueScript();
  const [first] = script.beats;
  if (!first) throw new Error("no beat");
  const duel = {
    layout: "duel" as const,
    question: "Which?",
    left: { label: "A" },
    right: { label: "B" },
    leftValue: 1,
    rightValue: 2,
    leftText: "1",
    rightText: "2",
    winner: "right" as const,
    phase: "reveal" as const,
  };
  const lines = { layout: "kinetic-type" as const, lines: ["tested", "1,250 cups"], emphasis: ["cups"] };
  const beats = [
    { ...first, data: duel },
    { ...first, data: lines },
  ];
  const shown = statementsOf({ ...script, beats })
    .filter((statement) => statement.where.endsWith("screen"))
    .map((statement) => statement.text);
  expect(shown).toEqual(["Which?", "A · 1", "B · 2", "tested 1,250 cups"]);
});
