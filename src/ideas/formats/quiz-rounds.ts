import type { LayoutData, LayoutDataOf, Picture } from "../../model/layout-data.ts";
import { type BeatPlan, plan } from "./beats.ts";

export const ROUNDS = 3;
const THINK_MS = 3000;

/** One riddle: what is asked, what is said, and what is said when the answer is there. */
export interface Riddle {
  question: string;
  clue: LayoutDataOf<"quiz-card">["clue"];
  answer: string;
  answerPicture?: Picture | undefined;
  answerNote: string;
  ask: string;
  reveal: string;
  /** What to look up in a stock library to show the answer. */
  shotSearch?: string | undefined;
  /** Time to read and think after the question was asked; a picture needs less than three lines of numbers. */
  thinkMs?: number | undefined;
}

/** Two beats for each riddle: the clue with the timer, then the answer. */
export function riddleBeats(riddles: readonly Riddle[]): BeatPlan[] {
  return riddles.flatMap(({ ask, reveal, shotSearch, answerPicture, thinkMs = THINK_MS, ...card }, index) => {
    const shared = { layout: "quiz-card", ...card, progress: `${index + 1} of ${riddles.length}` } as const;
    const open: LayoutData = { ...shared, phase: "ask" };
    const answered: LayoutData = { ...shared, phase: "reveal", ...(answerPicture ? { answerPicture } : {}) };
    return [
      plan("ask", ask, open, { pauseAfterMs: thinkMs }),
      plan("reveal", reveal, answered, {
        accent: "reveal",
        pauseAfterMs: 600,
        shotKeywords: [card.answer],
        ...(shotSearch === undefined ? {} : { shotSearch }),
      }),
    ];
  });
}
