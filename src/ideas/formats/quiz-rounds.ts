import type { LayoutData, LayoutDataOf, Picture } from "../../model/layout-data.ts";
import { type BeatPlan, plan } from "./beats.ts";

export const ROUNDS = 3;
/** Time to think while the ring runs out. */
const TIMER_MS = 3000;

/** One riddle: what is asked, what is said, and what is said when the answer is there. */
export interface Riddle {
  question: string;
  clue: LayoutDataOf<"quiz-card">["clue"];
  answer: string;
  answerPicture?: Picture | undefined;
  answerNote: string;
  ask: string;
  reveal: string;
}

/** Two beats for each riddle: the clue with the timer, then the answer. */
export function riddleBeats(riddles: readonly Riddle[]): BeatPlan[] {
  return riddles.flatMap(({ ask, reveal, answerPicture, ...card }, index) => {
    const shared = { layout: "quiz-card", ...card, progress: `${index + 1} of ${riddles.length}` } as const;
    const open: LayoutData = { ...shared, phase: "ask" };
    const answered: LayoutData = { ...shared, phase: "reveal", ...(answerPicture ? { answerPicture } : {}) };
    return [
      plan("ask", ask, open, { pauseAfterMs: TIMER_MS }),
      plan("reveal", reveal, answered, {
        accent: "reveal",
        pauseAfterMs: 600,
        shotKeywords: [card.answer],
      }),
    ];
  });
}
