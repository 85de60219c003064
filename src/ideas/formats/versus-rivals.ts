import { hashText } from "../../core/random.ts";
import type { LoadedPack, PackRow } from "../../model/pack.ts";
import { nameOf, PackFacts } from "../packs/pack-facts.ts";
import type { DraftRoom, PackDraft, PackFormat, PackIdea } from "../packs/pack-idea.ts";
import { isShown, measureOf, rowOf } from "../packs/pack-rows.ts";
import { finishScript } from "./beats.ts";
import { tellDuel } from "./duel-beats.ts";
import { isClear, pairsOf } from "./pairs.ts";
import { countWord, inTurn, sentence } from "./words.ts";

const ROUNDS = 3;
const ROUNDS_MIN = 2;

/** Three measures with a clear winner; which ones differs from pair to pair, so that not all ask the same. */
function roundsOf({ pack }: LoadedPack, a: PackRow, b: PackRow): string[] {
  const clear = pack.measures
    .filter(({ field }) => isShown(a, field) && isShown(b, field))
    .filter(({ field, unit }) => isClear(unit, a.values[field] ?? 0, b.values[field] ?? 0))
    .map(({ field }) => field);
  const start = Math.abs(hashText(`${a.id}/${b.id}`)) % Math.max(1, clear.length);
  return [...clear.slice(start), ...clear.slice(0, start)].slice(0, ROUNDS);
}

function* ideas(loaded: LoadedPack): Iterable<PackIdea> {
  const { pack } = loaded;
  // Two of the cities' measures say nearly the same: no duel of several rounds.
  if (pack.measures.length < ROUNDS_MIN || pack.id === "cities") return;
  for (const [a, b] of pairsOf(loaded)) {
    const measures = roundsOf(loaded, a, b);
    if (measures.length < ROUNDS_MIN) continue;
    const told = { packId: pack.id, formatId: "versus", kind: "rivals", measures, where: {} };
    yield { ...told, direction: "top", entities: [a.id, b.id], subject: "pair" };
  }
}

function draft(room: DraftRoom): PackDraft {
  const { idea, loaded } = room;
  const facts = new PackFacts(loaded.pack.id);
  const left = rowOf(loaded, idea.entities[0]);
  const right = rowOf(loaded, idea.entities[1]);
  const names = { left: nameOf(left), right: nameOf(right) };
  const score = { left: 0, right: 0 };
  const say = { ask: inTurn(room, "ask"), reveal: inTurn(room, "reveal") };
  const beats = idea.measures.flatMap((field) => {
    const told = tellDuel(room, facts, { field, left, right }, { ...say, score: { ...score } });
    score[told.winner] += 1;
    return told.beats;
  });
  const result = score.left === score.right ? "tie" : "win";
  const winner = score.left > score.right ? "left" : "right";
  const loser = winner === "left" ? "right" : "left";
  const questions = idea.measures.map((field) => measureOf(loaded, field).question);
  const comparatives = idea.measures.map((field) => measureOf(loaded, field).comparative.more);
  const slots: Record<string, string> = {
    ...names,
    leftLabel: left.name,
    rightLabel: right.name,
    count: countWord(idea.measures.length),
    question: questions[0] ?? "",
    first: comparatives[0] ?? "",
    one: loaded.pack.entity.one,
    many: loaded.pack.entity.many,
    // Only where the beaten side wins a round, so that the promise is kept.
    ...(result === "win" && score[loser] > 0 ? { upset: names[loser], favourite: names[winner] } : {}),
  };
  const title = `${left.name} vs ${right.name}`;
  const points = { best: String(score[winner]), other: String(score[loser]) };
  const outro = sentence(room, result, { ...slots, winner: names[winner], loser: names[loser], ...points });
  return {
    title,
    slots,
    receiptKeys: facts.keys,
    write: (hook) => finishScript(room, facts, { hook, title, beats, outro, slots }),
  };
}

/** Two sides, several measures, a running score. */
export const versusRivals: Pick<PackFormat, "ideas" | "draft"> = { ideas, draft };
