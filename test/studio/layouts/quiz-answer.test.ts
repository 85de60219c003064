import { expect, test } from "vitest";
import { answerPicture, quizAnswer } from "../../../src/studio/layouts/quiz-answer.ts";
import { layoutContext, momentAt } from "../../support/studio.ts";

const box = { x: 132, y: 450, width: 740, height: 560 };
const data = {
  layout: "quiz-card",
  question: "Which country is this?",
  clue: { kind: "flag-zoom", code: "gh" },
  phase: "reveal",
  answer: "Ghana",
  answerNote: "35 million people",
} as const;
const context = await layoutContext("poster", [data]);

test("the answer's picture is its own, else what was to be guessed from", () => {
  expect(answerPicture(data)).toEqual({ kind: "flag", code: "gh" });
  expect(answerPicture({ ...data, clue: { kind: "silhouette", code: "gh" } })).toEqual({
    kind: "shape",
    code: "gh",
  });
  const own = { kind: "emoji", emoji: "🦁" } as const;
  expect(answerPicture({ ...data, answerPicture: own })).toBe(own);
  expect(answerPicture({ ...data, clue: { kind: "clues", lines: ["I lie in Africa"] } })).toBeUndefined();
});

test("answer and note end up inside the box, one above the other; the answer drops in", () => {
  const settled = quizAnswer(context, data, momentAt(3000), box).flatMap((node) => node.texts ?? []);
  expect(settled.map(({ text }) => text)).toEqual(["GHANA", "35 million people"]);
  const [answer, note] = settled.map((text) => text.box);
  expect((answer?.y ?? 0) + (answer?.height ?? 0)).toBeLessThanOrEqual(note?.y ?? 0);
  expect((note?.y ?? 0) + (note?.height ?? 0)).toBeLessThanOrEqual(box.y + box.height);
  const falling = quizAnswer(context, data, momentAt(180), box).flatMap((node) => node.texts ?? [])[0];
  expect(falling?.box.y).toBeGreaterThan(answer?.y ?? 0);
});
