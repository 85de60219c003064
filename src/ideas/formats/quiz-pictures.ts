import type { LoadedPack, PackRow } from "../../model/pack.ts";
import type { TemplateLibrary } from "../../templates/open-templates.ts";
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
import { draws } from "./draws.ts";
import { ROUNDS, riddleDraft } from "./quiz-rounds.ts";
import { drawableCodes } from "./silhouettes.ts";
import { fillWords, inTurn, sentence } from "./words.ts";

const DRAWS = 20;
/** What is told of a country once it is known. */
const PEOPLE = "population";
/** A scope smaller than this is guessed by elimination. */
const ROWS_MIN = 9;
/** Outlines of smaller countries are known to nobody. */
const SHAPE_AREA_MIN_KM2 = 20_000;

function* ideas(loaded: LoadedPack, library: TemplateLibrary): Iterable<PackIdea> {
  const { pack } = loaded;
  // Flags and outlines belong to countries themselves, not to whatever else is told by country.
  if (pack.id !== "countries") return;
  const drawable = drawableCodes(library.world());
  const known: Readonly<Record<string, (row: PackRow) => boolean>> = {
    flags: () => true,
    shapes: (row) =>
      drawable.has(row.id) && isShown(row, "area") && (row.values["area"] ?? 0) >= SHAPE_AREA_MIN_KM2,
  };
  for (const where of wheresOf(loaded)) {
    for (const [kind, isKnown] of Object.entries(known)) {
      const inside = rowsInside(loaded, where).filter((row) => isShown(row, PEOPLE) && isKnown(row));
      if (inside.length < ROWS_MIN) continue;
      for (const drawn of draws(`quiz/${kind}/${JSON.stringify(where)}`, inside, ROUNDS, DRAWS)) {
        const entities = drawn.map(({ id }) => id);
        const told = { packId: pack.id, formatId: "quiz", kind, measures: [kind], where };
        yield { ...told, direction: "top", entities, subject: "draw" };
      }
    }
  }
}

function draft(room: DraftRoom): PackDraft {
  const { idea, loaded } = room;
  const measure = measureOf(loaded, PEOPLE);
  const facts = new PackFacts(loaded.pack.id);
  const isShape = idea.kind === "shapes";
  const reveal = inTurn(room, "reveal");
  const riddles = idea.entities.map((id, index) => {
    const row = rowOf(loaded, id);
    facts.name(row);
    for (const field of Object.keys(idea.where)) facts.scope(row, field);
    const { text } = facts.value(row, measure);
    return {
      question: isShape ? "Which country is this?" : "Whose flag is this?",
      clue: { kind: isShape ? ("silhouette" as const) : ("flag-zoom" as const), code: row.id },
      answer: row.name,
      ...footageOf(loaded, row),
      answerPicture: pictureOf(loaded, row).picture,
      answerNote: text,
      ask: sentence(room, `ask${index + 1}`, {}),
      reveal: reveal({ name: nameOf(row), value: text }),
    };
  });
  const slots = { scope: narrowWords(loaded, idea.where), many: loaded.pack.entity.many };
  const things = isShape ? "countries {scope} by their shape" : "flags of countries {scope}";
  const title = fillWords(`Name 3 ${things}`, { ...slots, scope: slots.scope ?? "" })
    .replaceAll(/ {2,}| $/gu, " ")
    .trim();
  return riddleDraft(room, facts, { title, riddles, slots });
}

/** Flags seen too near, and countries seen only as a shape. */
export const quizPictures: Pick<PackFormat, "ideas" | "draft"> = { ideas, draft };
