import { expect, it } from "vitest";
import { quizChoice } from "../../../src/ideas/formats/quiz-choice.ts";
import { library, oneIdea, refuted, rowIds, spoken, told } from "./told-ideas.ts";

const idea = oneIdea(
  "quiz",
  "countries",
  "choice",
  ({ where, direction }) => where["continent"] === "Europe" && direction === "bottom",
);
const script = told(idea);

it("offers the first of the scope among four, whatever is asked", () => {
  const asks = script.beats.filter(({ role }) => role === "ask");
  expect(asks).toHaveLength(3);
  asks.forEach(({ data }, round) => {
    if (data.layout !== "quiz-card" || data.clue.kind !== "clues") throw new Error("not a card");
    const first = rowIds(idea, idea.measures[round] ?? "")[0];
    expect(data.answer).toBe(library.pack("countries").rows.find(({ id }) => id === first)?.name);
    expect(new Set(data.clue.lines).size).toBe(4);
    expect(data.clue.lines).toContain(data.answer);
  });
});

it("reveals number 1 with its value, proven", () => {
  expect(spoken(script, "reveal").every((text) => /number 1/i.test(text))).toBe(true);
  expect(refuted(script)).toEqual([]);
});

it("asks nothing of cities, of which nobody knows the first", () => {
  expect([...quizChoice.ideas(library.pack("cities"), library)]).toEqual([]);
});
