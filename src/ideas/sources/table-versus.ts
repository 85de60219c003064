import type { Table } from "./read-table.ts";
import { type BeatFacts, hookBeat, numberBeats, outroBeat } from "./table-beat.ts";
import { type Fact, TableFacts } from "./table-facts.ts";
import { fill, type TablePhrases } from "./table-phrases.ts";
import { hashtagsOf, type TableDraft, type TablePlan } from "./table-plan.ts";

const ROUNDS_MAX = 4;

interface Round {
  measure: string;
  left: Fact;
  right: Fact;
  winner: "left" | "right" | "tie";
}

/** Two rows against each other, one measure after the other. */
export function draftVersus(table: Table, plan: TablePlan, phrases: TablePhrases): TableDraft {
  const facts = new TableFacts(table);
  const left = facts.name(1, plan.label);
  const right = facts.name(2, plan.label);
  const rounds = plan.measures.slice(0, ROUNDS_MAX).flatMap((column): Round[] => {
    const ours = facts.number(1, column);
    const theirs = facts.number(2, column);
    if (!ours || !theirs) return [];
    const winner = ours.value === theirs.value ? "tie" : ours.value > theirs.value ? "left" : "right";
    return [{ measure: facts.measure(column), left: ours, right: theirs, winner }];
  });
  const words = phrases.versus;
  const slots = { left, right };
  const title = fill(words.title, slots);
  return {
    title,
    hooks: words.hooks.map((hook) => fill(hook, slots)),
    write: (hook) => ({
      language: plan.language,
      formatId: "versus",
      title,
      hook,
      beats: numberBeats([
        hookBeat(hook, undefined, [left, right]),
        ...rounds.flatMap((round, index) =>
          roundBeats(round, rounds.slice(0, index + 1), left, right, words),
        ),
        outroBeat(fill(words.outro, slots)),
      ]),
      caption: `${title}: ${rounds.map((round) => round.measure).join(", ")}.`,
      hashtags: hashtagsOf([left, right, ...rounds.map((round) => round.measure)]),
      receipts: facts.receipts,
      credits: [],
    }),
  };
}

function roundBeats(
  round: Round,
  played: readonly Round[],
  left: string,
  right: string,
  words: TablePhrases["versus"],
): BeatFacts[] {
  const wins = (side: "left" | "right", rounds: readonly Round[]): number =>
    rounds.filter(({ winner }) => winner === side).length;
  const question = fill(words.ask, { measure: round.measure });
  const shared = {
    layout: "duel",
    question,
    left: { label: left },
    right: { label: right },
    leftValue: round.left.value,
    rightValue: round.right.value,
    leftText: round.left.text,
    rightText: round.right.text,
    winner: round.winner,
  } as const;
  const isLeft = round.winner === "left";
  const answer =
    round.winner === "tie"
      ? fill(words.tie, { value: round.left.text })
      : fill(words.reveal, {
          winner: isLeft ? left : right,
          winnerValue: (isLeft ? round.left : round.right).text,
          loser: isLeft ? right : left,
          loserValue: (isLeft ? round.right : round.left).text,
        });
  const before = played.slice(0, -1);
  return [
    {
      role: "ask",
      text: question,
      data: { ...shared, phase: "ask", score: { left: wins("left", before), right: wins("right", before) } },
      minDurationMs: 2400,
      pauseAfterMs: 900,
      accent: "cut",
      shotKeywords: [left, right, round.measure],
    },
    {
      role: "reveal",
      text: answer,
      data: {
        ...shared,
        phase: "reveal",
        score: { left: wins("left", played), right: wins("right", played) },
      },
      minDurationMs: 2600,
      pauseAfterMs: 500,
      accent: "reveal",
      shotKeywords: [isLeft ? left : right, round.measure],
    },
  ];
}
