import { createRandom } from "../../core/random.ts";
import type { LayoutData } from "../../model/layout-data.ts";
import type { LoadedPack } from "../../model/pack.ts";
import { nameOf, PackFacts } from "../packs/pack-facts.ts";
import type { DraftRoom, PackDraft, PackFormat, PackIdea } from "../packs/pack-idea.ts";
import { measureOf, pictureOf, rowOf, scopeWords } from "../packs/pack-rows.ts";
import { type BeatPlan, fillWords, finishScript, plan, sentence } from "./beats.ts";

const ROUNDS = 3;
const SHUFFLES = 40;
/** A scope smaller than this is guessed by elimination. */
const ROWS_MIN = 9;
const TIMER_MS = 3000;

/** Flags of a place, three at a time. */
function* ideas(loaded: LoadedPack): Iterable<PackIdea> {
  const { pack, rows } = loaded;
  const measure = pack.measures[0]?.field ?? "";
  if (pack.id !== "countries") return;
  for (const where of [{}, ...pack.scopes.map(({ field, value }) => ({ [field]: value }))]) {
    const inside = rows.filter((row) =>
      Object.entries(where).every(([name, value]) => row.scope[name] === value),
    );
    if (inside.length < ROWS_MIN) continue;
    for (let round = 0; round < SHUFFLES; round += 1) {
      const entities = createRandom(`quiz/${JSON.stringify(where)}/${round}`)
        .shuffle(inside)
        .slice(0, ROUNDS)
        .map((row) => row.id);
      yield { packId: pack.id, formatId: "quiz", measures: [measure], where, direction: "top", entities };
    }
  }
}

function draft(room: DraftRoom): PackDraft {
  const { idea, loaded } = room;
  const measure = measureOf(loaded, idea.measures[0] ?? "");
  const facts = new PackFacts(loaded.pack.id);
  const rows = idea.entities.map((id) => rowOf(loaded, id));
  const question = `Which ${loaded.pack.entity.one} is this?`;
  const beats = rows.flatMap((row, index): BeatPlan[] => {
    facts.name(row);
    for (const field of Object.keys(idea.where)) facts.scope(row, field);
    const value = facts.value(row, measure);
    const note = fillWords(measure.statement, { name: nameOf(row), value: value.text });
    const shared = {
      layout: "quiz-card",
      question,
      clue: { kind: "flag-zoom", code: row.id },
      answer: row.name,
      answerNote: value.text,
      progress: `${index + 1} of ${ROUNDS}`,
    } as const;
    const reveal: LayoutData = { ...shared, phase: "reveal" };
    const picture = pictureOf(loaded, row).picture;
    if (picture) reveal.answerPicture = picture;
    return [
      plan(
        "ask",
        fillWords(room.format.sentences["ask"]?.[index] ?? question, {}),
        { ...shared, phase: "ask" },
        { pauseAfterMs: TIMER_MS },
      ),
      plan("reveal", sentence(room, "reveal", { name: nameOf(row), statement: note }), reveal, {
        accent: "reveal",
        pauseAfterMs: 600,
        shotKeywords: [row.name],
      }),
    ];
  });
  const scope = scopeWords(loaded, idea.where);
  const title = `Three flags ${scope}: name the ${loaded.pack.entity.many}`;
  const outro = sentence(room, "outro", {});
  const names = rows.map((row) => row.name);
  return {
    title,
    slots: { scope, many: loaded.pack.entity.many },
    receiptKeys: facts.keys,
    entityNames: names,
    write: (hook) => finishScript(room, facts, { hook, title, beats, outro, names }),
  };
}

export const quiz: PackFormat = { id: "quiz", ideas, draft };
