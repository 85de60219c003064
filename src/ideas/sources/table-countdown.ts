import { AppError } from "../../core/app-error.ts";
import type { LayoutData } from "../../model/layout-data.ts";
import type { Table } from "./read-table.ts";
import { type BeatFacts, hookBeat, numberBeats, outroBeat } from "./table-beat.ts";
import { type Fact, TableFacts } from "./table-facts.ts";
import { fill, type TablePhrases } from "./table-phrases.ts";
import { hashtagsOf, measureOf, type TableDraft, type TablePlan } from "./table-plan.ts";

const LIST_LENGTH = 5;

interface Listed extends Fact {
  rank: number;
  label: string;
}

/** In a table with moments only the last one counts. */
function lastMoment(facts: TableFacts, time: string | undefined): Record<string, string> {
  if (time === undefined) return {};
  const moments = facts.table.rows.map((_, index) => facts.cell(index + 1, time));
  const order = new Intl.Collator("en", { numeric: true });
  return { [time]: moments.reduce((last, moment) => (order.compare(moment, last) > 0 ? moment : last), "") };
}

function rankedFacts(facts: TableFacts, plan: TablePlan, where: Record<string, string>): Listed[] {
  const measure = measureOf(plan);
  const sign = plan.direction === "top" ? -1 : 1;
  const scratch = new TableFacts(facts.table);
  const numbers = facts.table.rows.flatMap((_, index) => {
    const isAmong = Object.entries(where).every(
      ([column, wanted]) => facts.cell(index + 1, column) === wanted,
    );
    const fact =
      isAmong && facts.cell(index + 1, plan.label) !== "" ? scratch.number(index + 1, measure) : undefined;
    return fact ? [fact] : [];
  });
  return numbers
    .sort((a, b) => sign * (a.value - b.value))
    .map((fact, index) => ({ ...fact, rank: index + 1, label: facts.label(fact.row, plan.label) }));
}

function refuseRepeats(list: readonly Listed[], plan: TablePlan): void {
  const labels = list.map((item) => item.label);
  const repeated = labels.find((label, index) => labels.indexOf(label) !== index);
  if (repeated === undefined) return;
  throw new AppError({
    kind: "usage",
    code: "table-label-repeated",
    message: `${plan.file} has more than one row for “${repeated}” in column “${plan.label}”`,
    hint: "name the column that tells the rows apart with --label, or the one that holds the moments with --time",
  });
}

/** A countdown of the highest or lowest rows. */
export function draftCountdown(table: Table, plan: TablePlan, phrases: TablePhrases): TableDraft {
  const facts = new TableFacts(table);
  const where = lastMoment(facts, plan.time);
  const ranked = rankedFacts(facts, plan, where);
  const list = ranked.slice(0, LIST_LENGTH);
  refuseRepeats(list, plan);
  const column = measureOf(plan);
  const measure = facts.measure(column);
  for (const item of list) {
    facts.name(item.row, plan.label);
    facts.number(item.row, column);
    facts.rank(item.rank, item, column, where, plan.direction);
  }
  const slots = { measure, count: list.length };
  const words = phrases.countdown;
  const title = fill(words.title[plan.direction], slots);
  return {
    title,
    hooks: words.hooks[plan.direction].map((hook) => fill(hook, slots)),
    write: (hook) => ({
      language: plan.language,
      formatId: "countdown",
      title,
      hook,
      beats: numberBeats([
        hookBeat(hook, fill(words.kicker, slots), [measure]),
        ...list.toReversed().map((item, index) => itemBeat(item, index, list, title, words)),
        outroBeat(fill(words.outro[0] ?? "", outroSlots(list, ranked.length, facts, column, where))),
      ]),
      caption: `${title}: ${list.map((item) => item.label).join(", ")}.`,
      hashtags: hashtagsOf([measure, ...list.map((item) => item.label)]),
      receipts: facts.receipts,
      credits: [],
    }),
  };
}

function outroSlots(
  list: readonly Listed[],
  total: number,
  facts: TableFacts,
  column: string,
  where: Record<string, string>,
): Record<string, string | number> {
  facts.count(total, column, where);
  const first = list[0];
  return {
    label: first?.label ?? "",
    value: first?.text ?? "",
    rank: 1,
    total: total.toLocaleString("en-US"),
  };
}

function itemBeat(
  item: Listed,
  index: number,
  list: readonly Listed[],
  title: string,
  words: TablePhrases["countdown"],
): BeatFacts {
  const data: LayoutData = {
    layout: "bar-countdown",
    title,
    items: list.toReversed().map(({ rank, label, value, text }) => ({ rank, label, value, valueText: text })),
    activeRank: item.rank,
  };
  const phrase = item.rank === 1 ? words.last : (words.item[index % words.item.length] ?? "");
  return {
    role: "item",
    text: fill(phrase, { rank: item.rank, label: item.label, value: item.text }),
    data,
    minDurationMs: 2600,
    pauseAfterMs: item.rank === 1 ? 600 : 350,
    accent: item.rank === 1 ? "reveal" : "cut",
    shotKeywords: [item.label],
  };
}
