import { expect, it } from "vitest";
import {
  batchQuestion,
  critiqueQuestion,
  scriptQuestion,
} from "../../../src/providers/model-writer/concept-questions.ts";
import { writtenIdea } from "../../support/written-ideas.ts";

const wishes = {
  lines: ["Language: de.", "Pictures: films."],
  fields: ["`shot` is one take.", "`look` is one."],
};
const request = { history: [], ideas: 12, earlier: [] };

it("asks for a number of ideas, as they are wished for", () => {
  const asked = batchQuestion(request, wishes, undefined);
  expect(asked).toMatch(/^Think of 12 ideas\.\n\nLanguage: de\.\n\nPictures: films\./);
  expect(asked).not.toContain("made-before");
});

it("leaves out what there is none of", () => {
  const asked = batchQuestion(request, wishes, undefined);
  expect(asked).not.toMatch(/<(made-before|what-worked-before|thought-of-already)>/u);
});

it("names what was thought of last, as much of it as what was made", () => {
  const earlier = Array.from({ length: 70 }, (_, index) => `idea ${index + 1}.`);
  const history = earlier.map((text) => ({ conceptKey: "k", formatId: "f", receiptKeys: [], text }));
  const asked = batchQuestion({ ...request, earlier, history }, wishes, undefined);
  const [, made = "", had = ""] =
    /<made-before>\n([\s\S]*)\n<\/made-before>\n\n<thought-of-already>\n([\s\S]*)\n<\/thought/u.exec(asked) ??
    [];
  expect([made, had].map((block) => block.split("\n").length)).toEqual([60, 60]);
  expect(made).toMatch(/^idea 1\.\n/u);
  expect(had).toMatch(/^idea 70\.\n/u);
});

it("says in every question what can be shown, and in the script's how it is told", () => {
  const asked = [
    batchQuestion(request, wishes, undefined),
    critiqueQuestion([writtenIdea()], 1, wishes, undefined),
    scriptQuestion(writtenIdea(), wishes, undefined),
  ];
  expect(asked.map((text) => text.includes("Pictures: films."))).toEqual([true, true, true]);
  expect(asked.map((text) => text.includes("- `shot` is one take.\n- `look` is one."))).toEqual([
    false,
    false,
    true,
  ]);
});

it("lists ideas by number for the critic, and one with its beats for the script", () => {
  const ideas = [writtenIdea({ title: "One" }), writtenIdea({ title: "Two" })];
  const judged = critiqueQuestion(ideas, 1, wishes, undefined);
  expect(judged).toContain("Score all 2 ideas, and write the best 1 once more.");
  expect(judged).toMatch(/2\. Two\n {3}hook: /u);
  expect(scriptQuestion(writtenIdea(), wishes, undefined)).toMatch(
    /<idea>\ntitle: Foxes listen[\s\S]*- It jumps\n<\/idea>/u,
  );
});
