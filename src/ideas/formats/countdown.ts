import type { LayoutData } from "../../model/layout-data.ts";
import type { LoadedPack, Measure, PackRow } from "../../model/pack.ts";
import { nameOf, PackFacts } from "../packs/pack-facts.ts";
import type { DraftRoom, PackDraft, PackFormat, PackIdea } from "../packs/pack-idea.ts";
import {
  footageOf,
  isShown,
  isWhole,
  measureOf,
  pictureOf,
  rankedRows,
  scopeWords,
  wheresOf,
} from "../packs/pack-rows.ts";
import { finishScript, plan } from "./beats.ts";
import { leadWords } from "./gap-words.ts";
import { superlativeSlots } from "./superlatives.ts";
import { fillWords, inTurn, sentence } from "./words.ts";

const LIST_LENGTH = 5;
/** A top five of six is no selection. */
const ROWS_MIN = 7;

/** The first five, all with values of their own that may be shown. */
function listOf(loaded: LoadedPack, idea: PackIdea): PackRow[] | undefined {
  const measure = measureOf(loaded, idea.measures[0] ?? "");
  const ranked = rankedRows(loaded, idea, measure.field);
  const list = ranked.slice(0, LIST_LENGTH);
  const values = ranked.slice(0, LIST_LENGTH + 1).map((row) => row.values[measure.field]);
  const isClear = new Set(values).size === values.length && list.every((row) => isShown(row, measure.field));
  return ranked.length >= ROWS_MIN && isClear && isWhole(loaded, idea, measure) ? list : undefined;
}

function* ideas(loaded: LoadedPack): Iterable<PackIdea> {
  const { pack } = loaded;
  // The cities are a selection, and their superlatives speak of capitals only.
  if (pack.id === "cities") return;
  for (const { field } of pack.measures) {
    for (const where of wheresOf(loaded)) {
      for (const direction of ["top", "bottom"] as const) {
        const idea: PackIdea = {
          packId: pack.id,
          formatId: "countdown",
          kind: "list",
          measures: [field],
          where,
          direction,
          entities: [],
          subject: "set",
        };
        if (listOf(loaded, idea)) yield idea;
      }
    }
  }
}

/** How near the top of another measure somebody must be for their absence to surprise. */
const FAMOUS_RANK_MAX = 3;

/** One of the first by the pack's main measure, who is not in the list at all. */
function absentee(loaded: LoadedPack, idea: PackIdea, list: readonly PackRow[]): PackRow | undefined {
  const main = loaded.pack.measures.find(({ field }) => !idea.measures.includes(field));
  if (!main || idea.direction === "bottom") return undefined;
  return rankedRows(loaded, idea, main.field)
    .slice(0, FAMOUS_RANK_MAX)
    .find((row) => !list.includes(row) && isShown(row, main.field));
}

function draft(room: DraftRoom): PackDraft {
  const { idea, loaded } = room;
  const measure = measureOf(loaded, idea.measures[0] ?? "");
  const list = listOf(loaded, idea) ?? [];
  const facts = new PackFacts(loaded.pack.id);
  const among = { field: measure.field, where: idea.where, order: idea.direction };
  facts.count(rankedRows(loaded, idea, measure.field).length, among);
  const items = list.map((row, index) => {
    facts.name(row);
    const value = facts.value(row, measure);
    facts.rank(index + 1, value.id, among);
    for (const field of Object.keys(idea.where)) facts.scope(row, field);
    return { row, rank: index + 1, ...value };
  });
  const scope = scopeWords(loaded, idea.where);
  const title = fillWords("{bare} {scope}", { ...superlativeSlots(loaded, measure, idea), scope });
  const shown = items.toReversed().map(({ row, rank, value, text }) => ({
    rank,
    label: row.name,
    value,
    valueText: text,
    ...pictureOf(loaded, row),
  }));
  const source = measure.caveat ? `${measure.caveat} · ${loaded.pack.source}` : loaded.pack.source;
  const lead = leadOf(facts, measure, idea, items);
  const between = inTurn(room, "item");
  const beats = items.toReversed().map(({ row, rank, text }) => {
    const data: LayoutData = { layout: "bar-countdown", title, items: shown, activeRank: rank, source };
    const statement = fillWords(measure.statement, { name: nameOf(row), value: text });
    const words = { rank: String(rank), name: nameOf(row), value: text, statement };
    const part = rank === 1 ? sentence(room, "last", words) : undefined;
    const spoken = rank === LIST_LENGTH ? sentence(room, "opening", words) : (part ?? between(words));
    const extra = {
      pauseAfterMs: rank === 1 ? 700 : 350,
      accent: rank === 1 ? ("reveal" as const) : ("cut" as const),
    };
    const whole = rank === 1 && lead ? `${spoken} ${sentence(room, "lead", { lead })}` : spoken;
    return plan("item", whole, data, { ...extra, shotKeywords: [row.name], ...footageOf(loaded, row) });
  });
  const absent = absentee(loaded, idea, list);
  if (absent) facts.name(absent);
  const name = (rank: number): string | undefined =>
    list[rank - 1] ? nameOf(list[rank - 1] as PackRow) : undefined;
  const slots = {
    ...superlativeSlots(loaded, measure, idea),
    scope,
    measure: measure.title,
    one: loaded.pack.entity.one,
    many: loaded.pack.entity.many,
    fifth: name(5),
    fourth: name(4),
    absent: absent && nameOf(absent),
  };
  const outro = sentence(room, "outro", { ...slots, name: name(1) });
  return {
    title,
    slots,
    receiptKeys: facts.keys,
    write: (hook) => finishScript(room, facts, { hook, title, beats, outro, slots }),
  };
}

/** How far the first is ahead of the second, with its receipt. */
function leadOf(
  facts: PackFacts,
  measure: Measure,
  idea: PackIdea,
  items: readonly { id: string; value: number }[],
): string | undefined {
  const [first, second] = items;
  if (!first || !second || idea.direction === "bottom") return undefined;
  const words = leadWords(measure, first.value, second.value);
  if (words !== undefined) facts.ratio(first, second, words);
  return words;
}

export const countdown: PackFormat = { id: "countdown", ideas, draft };
