import type { LoadedPack, PackRow } from "../../model/pack.ts";
import { appealOf } from "../packs/idea-order.ts";
import { nameOf, PackFacts } from "../packs/pack-facts.ts";
import type { DraftRoom, PackDraft, PackFormat, PackIdea } from "../packs/pack-idea.ts";
import {
  footageOf,
  isShown,
  measureOf,
  narrowWords,
  pictureOf,
  rowOf,
  rowsInside,
  wheresOf,
} from "../packs/pack-rows.ts";
import { draws, windows } from "./draws.ts";
import { ROUNDS, riddleDraft } from "./quiz-rounds.ts";
import { fillWords, inTurn, sentence } from "./words.ts";

const CLUES = 3;
const DRAWS = 3;
/** Fewer rows than this are guessed without reading. */
const ROWS_MIN = 6;
const APPEAL_MIN = 0.5;
const READ_AND_THINK_MS = 5500;

/** Whether no other row of the scope has the same numbers, so that the clues have one answer. */
function isUnique(row: PackRow, inside: readonly PackRow[], measures: readonly string[]): boolean {
  return !inside.some(
    (other) => other !== row && measures.every((field) => other.values[field] === row.values[field]),
  );
}

function* ideas(loaded: LoadedPack): Iterable<PackIdea> {
  const { pack } = loaded;
  // Nobody guesses from figures that few have a feeling for.
  const fields = pack.measures
    .map(({ field }) => field)
    .filter((field) => appealOf(loaded, [field]) >= APPEAL_MIN);
  for (const where of wheresOf(loaded)) {
    for (const measures of windows(fields, CLUES)) {
      const inside = rowsInside(loaded, where).filter((row) =>
        measures.every((field) => isShown(row, field)),
      );
      const clear = inside.filter((row) => isUnique(row, inside, measures));
      if (clear.length < ROWS_MIN) continue;
      for (const drawn of draws(`clues/${measures.join()}/${JSON.stringify(where)}`, clear, ROUNDS, DRAWS)) {
        const entities = drawn.map(({ id }) => id);
        const told = { packId: pack.id, formatId: "quiz", kind: "clues", measures, where };
        yield { ...told, direction: "top", entities, subject: "draw" };
      }
    }
  }
}

const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}`;

function draft(room: DraftRoom): PackDraft {
  const { idea, loaded } = room;
  const facts = new PackFacts(loaded.pack.id);
  const { one, many } = loaded.pack.entity;
  const reveal = inTurn(room, "reveal");
  const riddles = idea.entities.map((id, index) => {
    const row = rowOf(loaded, id);
    facts.name(row);
    for (const field of Object.keys(idea.where)) facts.scope(row, field);
    const clues = idea.measures.map((field) => {
      const measure = measureOf(loaded, field);
      return { title: capital(measure.title), text: facts.value(row, measure).text };
    });
    return {
      question: `Which ${one} is it?`,
      clue: { kind: "clues" as const, lines: clues.map(({ title, text }) => `${title}: ${text}`) },
      answer: row.name,
      ...footageOf(loaded, row),
      answerPicture: pictureOf(loaded, row).picture,
      answerNote: clues[0]?.text ?? "",
      ask: sentence(room, `ask${index + 1}`, { one }),
      thinkMs: READ_AND_THINK_MS,
      reveal: reveal({ name: nameOf(row), one }),
    };
  });
  const scope = narrowWords(loaded, idea.where);
  const [first = "", second = "", third = ""] = idea.measures.map((field) => measureOf(loaded, field).title);
  const slots = { scope, one, many, first, second, third };
  const title = fillWords(
    scope === undefined ? "Name the {one} from 3 numbers" : "Name the {one} from 3 numbers: 3 {many} {scope}",
    slots,
  );
  return riddleDraft(room, facts, { title, riddles, slots });
}

/** Three numbers, one name. */
export const quizClues: Pick<PackFormat, "ideas" | "draft"> = { ideas, draft };
