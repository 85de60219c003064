import { expect, it } from "vitest";
import { finishScript, plan } from "../../../src/ideas/formats/beats.ts";
import { PackFacts } from "../../../src/ideas/packs/pack-facts.ts";
import { narrationText } from "../../../src/model/script.ts";
import { oneIdea, roomOf, row, smallPack, told } from "./told-ideas.ts";

const room = roomOf(smallPack([row("a", { length: 1 })]), "countdown");
const story = {
  hook: "Who is first?",
  title: "Longest things",
  beats: [plan("item", "A is first.", { layout: "headline", text: "A" })],
  outro: "Did you guess A.",
  slots: {},
};

it("frames the story with its hook and a last word, numbered in order", () => {
  const script = finishScript(room, new PackFacts("things"), story);
  expect(script.beats.map(({ id, role }) => [id, role])).toEqual([
    ["b1", "hook"],
    ["b2", "item"],
    ["b3", "outro"],
  ]);
  expect(script.beats.map(narrationText)).toEqual(["Who is first?", "A is first.", "Did you guess A."]);
  expect(script.credits).toEqual(["Data: a ruler"]);
});

it("shows flags beside the hook, but never the first of a list nor the answer of a riddle", () => {
  const list = told(oneIdea("countdown", "countries", "list"));
  const [opening, item] = list.beats.map(({ data }) => data);
  if (opening?.layout !== "headline" || item?.layout !== "bar-countdown") throw new Error("no countdown");
  const first = item.items.find(({ rank }) => rank === 1)?.picture;
  expect(opening.pictures).toHaveLength(3);
  expect(opening.pictures).not.toContainEqual(first);
  const quiz = told(oneIdea("quiz", "countries", "flags")).beats[0]?.data;
  expect(quiz?.layout === "headline" && quiz.pictures).toEqual([{ kind: "emoji", emoji: "🤔" }]);
});

it("stands a word above the hook under which any hook is still true: a fact is not called a myth", () => {
  const kickerOf = (...idea: Parameters<typeof oneIdea>): unknown => {
    const data = told(oneIdea(...idea)).beats[0]?.data;
    return data?.layout === "headline" ? data.kicker : undefined;
  };
  expect(kickerOf("countdown", "countries", "list")).toBe("Top five");
  expect(kickerOf("myth", "countries", "area-people")).toBe("Myth or fact?");
});
