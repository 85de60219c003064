import type { LoadedPack, PackRow } from "../../model/pack.ts";
import { nameOf, PackFacts } from "../packs/pack-facts.ts";
import type { DraftRoom, PackDraft, PackFormat, PackIdea } from "../packs/pack-idea.ts";
import {
  footageOf,
  isShown,
  isWhole,
  measureOf,
  narrowWords,
  pictureOf,
  rankedRows,
  scopeWords,
  wheresOf,
} from "../packs/pack-rows.ts";
import { windows } from "./draws.ts";
import { ROUNDS, riddleDraft } from "./quiz-rounds.ts";
import { superlativeSlots } from "./superlatives.ts";
import { fillWords, inTurn, sentence } from "./words.ts";

const OPTIONS = 4;
const ROWS_MIN = 7;
/** Wrong options come from this far down: near enough to tempt. */
const TEMPTING_RANK_MAX = 6;

type Scope = Pick<PackIdea, "where" | "direction">;

/** Whether a scope has one clear first by a measure, and others to offer beside it. */
function hasClearFirst(loaded: LoadedPack, scope: Scope, field: string): boolean {
  const ranked = rankedRows(loaded, scope, field);
  const [first, second] = ranked;
  if (!first || !second || ranked.length < ROWS_MIN || !isShown(first, field)) return false;
  return first.values[field] !== second.values[field] && isWhole(loaded, scope, measureOf(loaded, field));
}

function* ideas(loaded: LoadedPack): Iterable<PackIdea> {
  const { pack } = loaded;
  // The cities are a selection: nobody knows which city would be first.
  if (pack.id === "cities") return;
  for (const where of wheresOf(loaded)) {
    for (const direction of ["top", "bottom"] as const) {
      const fields = pack.measures
        .map(({ field }) => field)
        .filter((field) => hasClearFirst(loaded, { where, direction }, field));
      for (const measures of windows(fields, ROUNDS)) {
        yield {
          packId: pack.id,
          formatId: "quiz",
          kind: "choice",
          measures,
          where,
          direction,
          entities: [],
          subject: "set",
        };
      }
    }
  }
}

function draft(room: DraftRoom): PackDraft {
  const { idea, loaded } = room;
  const facts = new PackFacts(loaded.pack.id);
  const scope = scopeWords(loaded, idea.where);
  const reveal = inTurn(room, "reveal");
  const riddles = idea.measures.map((field, index) => {
    const measure = measureOf(loaded, field);
    const ranked = rankedRows(loaded, idea, field);
    const first = ranked[0] as PackRow;
    const tempting = room.random.shuffle(ranked.slice(1, TEMPTING_RANK_MAX)).slice(0, OPTIONS - 1);
    const options = room.random.shuffle([first, ...tempting]);
    for (const row of options) {
      facts.name(row);
      for (const name of Object.keys(idea.where)) facts.scope(row, name);
    }
    const value = facts.value(first, measure);
    facts.count(ranked.length, { field, where: idea.where, order: idea.direction });
    facts.rank(1, value.id, { field, where: idea.where, order: idea.direction });
    const words = superlativeSlots(loaded, measure, idea);
    const statement = fillWords(measure.statement, { name: nameOf(first), value: value.text });
    return {
      question: fillWords("{bare} {scope}: which is number 1?", { ...words, scope }),
      clue: {
        kind: "clues" as const,
        lines: options.map(({ name }) => name),
        linePictures: options.flatMap((row) => pictureOf(loaded, row).picture ?? []),
      },
      answer: first.name,
      ...footageOf(loaded, first),
      answerPicture: pictureOf(loaded, first).picture,
      answerNote: value.text,
      ask: sentence(room, `ask${index + 1}`, { ...words, scope }),
      reveal: reveal({ name: nameOf(first), statement }),
    };
  });
  const words = superlativeSlots(loaded, measureOf(loaded, idea.measures[0] ?? ""), idea);
  const titles = idea.measures.map((field) => measureOf(loaded, field).title);
  const { one, many } = loaded.pack.entity;
  const narrow = narrowWords(loaded, idea.where);
  const slots = {
    ...words,
    scope,
    one,
    many,
    first: titles[0] ?? "",
    second: titles[1] ?? "",
  };
  const title = `Which ${one} is number 1? 3 questions${narrow === undefined ? "" : ` about ${many} ${narrow}`}`;
  return riddleDraft(room, facts, { title, riddles, slots });
}

/** Four names, one of them the first of its kind. */
export const quizChoice: Pick<PackFormat, "ideas" | "draft"> = { ideas, draft };
