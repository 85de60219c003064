import type { LayoutData } from "../../model/layout-data.ts";
import type { LoadedPack, PackRow } from "../../model/pack.ts";
import { nameOf, PackFacts } from "../packs/pack-facts.ts";
import type { DraftRoom, PackDraft, PackFormat, PackIdea } from "../packs/pack-idea.ts";
import { isShown, measureOf, pictureOf, rowOf } from "../packs/pack-rows.ts";
import { type BeatPlan, fillWords, finishScript, plan, sentence } from "./beats.ts";

const ROUNDS = 3;
/** Values nearer than this would call a winner by rounding. */
const CLEAR_RATIO = 1.03;

function isClear(a: number, b: number): boolean {
  const [small, large] = [Math.min(Math.abs(a), Math.abs(b)), Math.max(Math.abs(a), Math.abs(b))];
  return small > 0 && a * b > 0 && large / small >= CLEAR_RATIO;
}

function roundsOf(loaded: LoadedPack, a: PackRow, b: PackRow): string[] {
  return loaded.pack.measures
    .filter(({ field }) => isShown(a, field) && isShown(b, field))
    .filter(({ field }) => isClear(a.values[field] ?? 0, b.values[field] ?? 0))
    .map(({ field }) => field)
    .slice(0, ROUNDS);
}

function* ideas(loaded: LoadedPack): Iterable<PackIdea> {
  const { pack, rows } = loaded;
  if (pack.measures.length < 2 || pack.id === "cities") return;
  for (const [index, a] of rows.entries()) {
    for (const b of rows.slice(index + 1)) {
      const measures = roundsOf(loaded, a, b);
      if (measures.length < 2) continue;
      yield {
        packId: pack.id,
        formatId: "versus",
        measures,
        where: {},
        direction: "top",
        entities: [a.id, b.id],
      };
    }
  }
}

function draft(room: DraftRoom): PackDraft {
  const { idea, loaded } = room;
  const facts = new PackFacts(loaded.pack.id);
  const left = rowOf(loaded, idea.entities[0]);
  const right = rowOf(loaded, idea.entities[1]);
  facts.name(left);
  facts.name(right);
  const names = { left: nameOf(left), right: nameOf(right) };
  const score = { left: 0, right: 0 };
  const beats = idea.measures.flatMap((field): BeatPlan[] => {
    const measure = measureOf(loaded, field);
    const [ours, theirs] = [facts.value(left, measure), facts.value(right, measure)];
    const winner = ours.value > theirs.value ? "left" : "right";
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
    const ask: LayoutData = { ...shared, phase: "ask", score: { ...score } };
    score[winner] += 1;
    const reveal: LayoutData = { ...shared, phase: "reveal", score: { ...score } };
    const answer = sentence(room, "reveal", {
      winner: names[winner],
      loser: names[winner === "left" ? "right" : "left"],
      best: best.text,
      other: other.text,
    });
    return [
      plan("ask", measure.question, ask, { pauseAfterMs: 900, minDurationMs: 3600 }),
      plan("reveal", answer, reveal, { accent: "reveal" }),
    ];
  });
  const result = score.left === score.right ? "tie" : "win";
  const outro = sentence(room, result, { winner: score.left > score.right ? names.left : names.right });
  const title = `${left.name} vs ${right.name}`;
  return {
    title,
    slots: names,
    receiptKeys: facts.keys,
    entityNames: [left.name, right.name],
    write: (hook) =>
      finishScript(room, facts, {
        hook,
        title: fillWords(title, {}),
        beats,
        outro,
        names: [left.name, right.name],
      }),
  };
}

export const versus: PackFormat = { id: "versus", ideas, draft };
