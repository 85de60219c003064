import type { LayoutData, LayoutDataOf, Picture } from "../../model/layout-data.ts";
import type { PackFacts } from "../packs/pack-facts.ts";
import type { DraftRoom, PackDraft, Slots } from "../packs/pack-idea.ts";
import { type BeatPlan, finishScript, plan } from "./beats.ts";
import { sentence } from "./words.ts";

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

/** The draft of riddles whose facts are noted. */
export function riddleDraft(
  room: DraftRoom,
  facts: PackFacts,
  { title, riddles, slots }: { title: string; riddles: readonly Riddle[]; slots: Slots },
): PackDraft {
  const outro = sentence(room, "outro", slots);
  const beats = riddleBeats(riddles);
  return {
    title,
    slots,
    receiptKeys: facts.keys,
    write: (hook) => finishScript(room, facts, { hook, title, beats, outro, slots }),
  };
}
