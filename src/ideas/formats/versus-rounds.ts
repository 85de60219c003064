import type { LoadedPack, PackRow } from "../../model/pack.ts";
import { nameOf, PackFacts } from "../packs/pack-facts.ts";
import type { DraftRoom, PackDraft, PackFormat, PackIdea } from "../packs/pack-idea.ts";
import { isShown, measureOf, narrowWords, rowOf, rowsInside, wheresOf } from "../packs/pack-rows.ts";
import { finishScript } from "./beats.ts";
import { draws } from "./draws.ts";
import { tellDuel } from "./duel-beats.ts";
import { isClear } from "./pairs.ts";
import { fillWords, sentence } from "./words.ts";

const ROUNDS = 3;
const DRAWS = 4;
const ROWS_MIN = 2 * ROUNDS;

/** Six different rows, two and two, each pair with a clear winner. */
function pairUp(drawn: readonly PackRow[]): [PackRow, PackRow][] {
  return Array.from({ length: ROUNDS }, (_, round) => [
    drawn[2 * round] as PackRow,
    drawn[2 * round + 1] as PackRow,
  ]);
}

function* ideas(loaded: LoadedPack): Iterable<PackIdea> {
  const { pack } = loaded;
  for (const { field, unit } of pack.measures) {
    for (const where of wheresOf(loaded)) {
      const inside = rowsInside(loaded, where).filter((row) => isShown(row, field));
      if (inside.length < ROWS_MIN) continue;
      const label = `rounds/${pack.id}/${field}/${JSON.stringify(where)}`;
      for (const drawn of draws(label, inside, 2 * ROUNDS, DRAWS)) {
        const pairs = pairUp(drawn);
        const isFair = ([a, b]: [PackRow, PackRow]): boolean =>
          isClear(unit, a.values[field] ?? 0, b.values[field] ?? 0);
        if (!pairs.every(isFair)) continue;
        const told = { packId: pack.id, formatId: "versus", kind: "rounds", measures: [field], where };
        yield { ...told, direction: "top", entities: drawn.map(({ id }) => id), subject: "draw" };
      }
    }
  }
}

const lowered = (text: string): string => `${text[0]?.toLowerCase() ?? ""}${text.slice(1)}`;

function draft(room: DraftRoom): PackDraft {
  const { idea, loaded } = room;
  const field = idea.measures[0] ?? "";
  const measure = measureOf(loaded, field);
  const facts = new PackFacts(loaded.pack.id);
  const pairs = pairUp(idea.entities.map((id) => rowOf(loaded, id)));
  const templates = room.random.shuffle(room.format.sentences["rounds.reveal"] ?? []);
  const beats = pairs.flatMap(([left, right], index) => {
    for (const row of [left, right]) for (const name of Object.keys(idea.where)) facts.scope(row, name);
    return tellDuel(
      room,
      facts,
      { field, left, right },
      {
        ask: (slots) => sentence(room, `ask${index + 1}`, slots),
        reveal: (slots) => fillWords(templates[index % Math.max(1, templates.length)] ?? "", slots),
      },
    ).beats;
  });
  const [first] = pairs;
  const slots = {
    question: measure.question,
    asked: lowered(measure.question),
    left: first ? nameOf(first[0]) : "",
    right: first ? nameOf(first[1]) : "",
    scope: narrowWords(loaded, idea.where),
    many: loaded.pack.entity.many,
    measure: measure.title,
  };
  const title = fillWords(
    slots.scope === undefined ? "{question} 3 pairs" : "{question} 3 pairs of {many} {scope}",
    slots,
  );
  const outro = sentence(room, "outro", slots);
  return {
    title,
    slots,
    receiptKeys: facts.keys,
    write: (hook) => finishScript(room, facts, { hook, title, beats, outro, slots }),
  };
}

/** One question, asked of three pairs: "Which is further north?" */
export const versusRounds: Pick<PackFormat, "ideas" | "draft"> = { ideas, draft };
