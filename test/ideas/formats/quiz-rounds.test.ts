import { expect, it } from "vitest";
import { riddleBeats } from "../../../src/ideas/formats/quiz-rounds.ts";

const riddle = (answer: string) => ({
  question: "Which?",
  clue: { kind: "emoji" as const, emoji: "🤔" },
  answer,
  answerNote: "a note",
  ask: "Which is it?",
  reveal: `It is ${answer}.`,
});

it("asks, waits, and reveals, counting the rounds", () => {
  const beats = riddleBeats([riddle("A"), riddle("B")]);
  expect(beats.map(({ role }) => role)).toEqual(["ask", "reveal", "ask", "reveal"]);
  expect(beats.map(({ data }) => data.layout === "quiz-card" && [data.phase, data.progress])).toEqual([
    ["ask", "1 of 2"],
    ["reveal", "1 of 2"],
    ["ask", "2 of 2"],
    ["reveal", "2 of 2"],
  ]);
  expect(beats[0]?.pauseAfterMs).toBeGreaterThanOrEqual(2000);
});

it("shows the picture of the answer only at the reveal", () => {
  const picture = { kind: "flag" as const, code: "it" };
  const [ask, reveal] = riddleBeats([{ ...riddle("Italy"), answerPicture: picture }]);
  expect(ask?.data).not.toHaveProperty("answerPicture");
  expect(reveal?.data).toMatchObject({ answerPicture: picture });
});
