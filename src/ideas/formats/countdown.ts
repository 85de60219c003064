import type { LayoutData } from "../../model/layout-data.ts";
import type { LoadedPack, PackRow } from "../../model/pack.ts";
import { nameOf, PackFacts } from "../packs/pack-facts.ts";
import type { DraftRoom, PackDraft, PackFormat, PackIdea } from "../packs/pack-idea.ts";
import { isShown, measureOf, pictureOf, rankedRows, scopeWords } from "../packs/pack-rows.ts";
import { fillWords, finishScript, plan, sentence } from "./beats.ts";

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
  return ranked.length >= ROWS_MIN && isClear && isWhole(loaded, idea, ranked) ? list : undefined;
}

/** A list that may miss a row is no ranking; rows too small to be measured miss nothing at the top. */
function isWhole(loaded: LoadedPack, idea: PackIdea, ranked: readonly PackRow[]): boolean {
  const inside = loaded.rows.filter((row) =>
    Object.entries(idea.where).every(([name, wanted]) => row.scope[name] === wanted),
  );
  const { smallest } = measureOf(loaded, idea.measures[0] ?? "");
  return inside.length === ranked.length || (smallest !== undefined && idea.direction === "top");
}

function* ideas(loaded: LoadedPack): Iterable<PackIdea> {
  const { pack } = loaded;
  // The cities are a selection, and their superlatives speak of capitals only.
  if (pack.id === "cities") return;
  const wheres = [{}, ...pack.scopes.map(({ field, value }) => ({ [field]: value }))];
  for (const { field } of pack.measures) {
    for (const where of wheres) {
      for (const direction of ["top", "bottom"] as const) {
        const idea = {
          packId: pack.id,
          formatId: "countdown",
          measures: [field],
          where,
          direction,
          entities: [],
        };
        if (listOf(loaded, idea)) yield idea;
      }
    }
  }
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
  const superlative = measure.superlatives[idea.direction];
  const scope = scopeWords(loaded, idea.where);
  const title = fillWords("{superlative} {scope}", { superlative: superlative.replace(/^the /u, ""), scope });
  const slots = { superlative, bare: superlative.replace(/^the /u, ""), scope, measure: measure.title };
  const shown = items.toReversed().map(({ row, rank, value, text }) => ({
    rank,
    label: row.name,
    value,
    valueText: text,
    ...pictureOf(loaded, row),
  }));
  const source = measure.caveat ? `${measure.caveat} · ${loaded.pack.source}` : loaded.pack.source;
  const beats = items.toReversed().map(({ row, rank, text }) => {
    const data: LayoutData = { layout: "bar-countdown", title, items: shown, activeRank: rank, source };
    const statement = fillWords(measure.statement, { name: nameOf(row), value: text });
    const words = { rank: String(rank), name: nameOf(row), value: text, statement };
    const part = rank === 1 ? "last" : rank === LIST_LENGTH ? "opening" : "item";
    const extra = {
      pauseAfterMs: rank === 1 ? 700 : 350,
      accent: rank === 1 ? ("reveal" as const) : ("cut" as const),
    };
    return plan("item", sentence(room, part, words), data, { ...extra, shotKeywords: [row.name] });
  });
  const names = items.map(({ row }) => row.name);
  const outro = sentence(room, "outro", { name: nameOf(items[0]?.row ?? (loaded.rows[0] as PackRow)) });
  return {
    title,
    slots,
    receiptKeys: facts.keys,
    entityNames: names,
    write: (hook) => finishScript(room, facts, { hook, title, beats, outro, names }),
  };
}

export const countdown: PackFormat = { id: "countdown", ideas, draft };
