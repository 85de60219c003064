import { expect, it } from "vitest";
import { quizClues } from "../../../src/ideas/formats/quiz-clues.ts";
import { library, measure, oneIdea, refuted, row, smallPack, spoken, told } from "./told-ideas.ts";

it("gives three clues that are the answer's own numbers", () => {
  const idea = oneIdea("quiz", "planets", "clues");
  const script = told(idea);
  const asks = script.beats.filter(({ role }) => role === "ask");
  asks.forEach(({ data }, round) => {
    if (data.layout !== "quiz-card" || data.clue.kind !== "clues") throw new Error("not a card");
    expect(data.clue.lines).toHaveLength(3);
    expect(data.answer).toBe(
      library.pack("planets").rows.find(({ id }) => id === idea.entities[round])?.name,
    );
  });
  expect(refuted(script)).toEqual([]);
});

it("does not say the answer before the reveal", () => {
  const script = told(oneIdea("quiz", "countries", "clues"));
  const answers = script.beats.flatMap(({ data }) => (data.layout === "quiz-card" ? [data.answer] : []));
  for (const ask of spoken(script, "ask")) for (const answer of answers) expect(ask).not.toContain(answer);
});

it("asks for nothing that two rows answer", () => {
  const measures = ["a", "b", "c"].map((field) => measure(field));
  const twins = Array.from({ length: 8 }, (_, index) => {
    const value = Math.floor(index / 2);
    return row(`r${index}`, { a: value, b: value, c: value });
  });
  expect([...quizClues.ideas(smallPack(twins, measures), library)]).toEqual([]);
  const different = twins.map((one, index) => ({ ...one, values: { ...one.values, c: index } }));
  expect([...quizClues.ideas(smallPack(different, measures), library)].length).toBeGreaterThan(0);
});
