import type { LayoutData } from "../../model/layout-data.ts";
import type { PackRow } from "../../model/pack.ts";
import { nameOf, type PackFacts } from "../packs/pack-facts.ts";
import type { DraftRoom, Slots } from "../packs/pack-idea.ts";
import { footageOf, measureOf, pictureOf } from "../packs/pack-rows.ts";
import { type BeatPlan, plan } from "./beats.ts";
import { closenessOf } from "./gap-words.ts";
import { sentence } from "./words.ts";

export interface Duel {
  field: string;
  left: PackRow;
  right: PackRow;
}

export interface ToldDuel {
  winner: "left" | "right";
  beats: BeatPlan[];
}

type Score = NonNullable<Extract<LayoutData, { layout: "duel" }>["score"]>;

/** One question and its answer. `score` counts up over the rounds of two rivals, and is missing where the pairs change. */
export function tellDuel(
  room: DraftRoom,
  facts: PackFacts,
  duel: Duel,
  say: { ask: (slots: Slots) => string; reveal: (slots: Slots) => string; score?: Score },
): ToldDuel {
  const { loaded } = room;
  const { left, right } = duel;
  const measure = measureOf(loaded, duel.field);
  facts.name(left);
  facts.name(right);
  const [ours, theirs] = [facts.value(left, measure), facts.value(right, measure)];
  const winner = ours.value > theirs.value ? "left" : "right";
  const names = { left: nameOf(left), right: nameOf(right) };
  const [best, other] = winner === "left" ? [ours, theirs] : [theirs, ours];
  const shared = {
    layout: "duel",
    question: measure.question,
    left: { label: left.name, ...pictureOf(loaded, left) },
    right: { label: right.name, ...pictureOf(loaded, right) },
    leftValue: ours.value,
    rightValue: theirs.value,
    leftText: ours.text,
    rightText: theirs.text,
    winner,
  } as const;
  const after = say.score && { ...say.score, [winner]: say.score[winner] + 1 };
  const ask: LayoutData = { ...shared, phase: "ask", ...(say.score ? { score: say.score } : {}) };
  const reveal: LayoutData = { ...shared, phase: "reveal", ...(after ? { score: after } : {}) };
  const answer = say.reveal({
    winner: names[winner],
    loser: names[winner === "left" ? "right" : "left"],
    best: best.text,
    other: other.text,
  });
  const closeness = closenessOf(measure, ours.value, theirs.value);
  const remark = closeness === "close" || closeness === "huge" ? ` ${sentence(room, closeness, {})}` : "";
  return {
    winner,
    beats: [
      plan("ask", say.ask({ ...names, question: measure.question }), ask, {
        pauseAfterMs: 900,
        minDurationMs: 4000,
      }),
      plan("reveal", `${answer}${remark}`, reveal, {
        accent: "reveal",
        shotKeywords: [left.name, right.name],
        ...footageOf(loaded, winner === "left" ? left : right),
      }),
    ],
  };
}
