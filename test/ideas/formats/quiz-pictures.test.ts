import { expect, it } from "vitest";
import { quizPictures } from "../../../src/ideas/formats/quiz-pictures.ts";
import { drawableCodes } from "../../../src/ideas/formats/silhouettes.ts";
import { ideasOf, library, oneIdea, refuted, spoken, told } from "./told-ideas.ts";

it.each([
  ["flags", "flag-zoom"],
  ["shapes", "silhouette"],
])("tells %s in three rounds, without naming the answer early", (kind, clue) => {
  const script = told(oneIdea("quiz", "countries", kind));
  const asks = script.beats.filter(({ role }) => role === "ask");
  expect(asks.map(({ data }) => data.layout === "quiz-card" && data.clue.kind)).toEqual([clue, clue, clue]);
  const answers = script.beats.flatMap(({ data }) => (data.layout === "quiz-card" ? [data.answer] : []));
  const early = [script.title, ...spoken(script, "ask")].join(" ");
  expect(answers.some((answer) => early.includes(answer))).toBe(false);
  expect(refuted(script)).toEqual([]);
});

it("asks only for shapes that can be drawn and known", () => {
  const drawable = drawableCodes(library.world());
  const entities = ideasOf("quiz", "countries", "shapes").flatMap((idea) => idea.entities);
  expect(entities.every((id) => drawable.has(id))).toBe(true);
});

it("takes flags from the countries themselves", () => {
  expect([...quizPictures.ideas(library.pack("lifetimes"), library)]).toEqual([]);
});
