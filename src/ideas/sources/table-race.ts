import { parse } from "node:path";
import type { LayoutData } from "../../model/layout-data.ts";
import type { Table } from "./read-table.ts";
import { type BeatFacts, hookBeat, numberBeats, outroBeat } from "./table-beat.ts";
import { type Fact, TableFacts } from "./table-facts.ts";
import { fill, type TablePhrases } from "./table-phrases.ts";
import { hashtagsOf, measureOf, type TableDraft, type TablePlan } from "./table-plan.ts";

const SERIES_MAX = 8;
const MOMENTS_MAX = 40;
const LEGS_MAX = 5;

interface Series {
  label: string;
  facts: Fact[];
}

interface Race {
  moments: string[];
  series: Series[];
  /** Every row of the table is in it. */
  isWhole: boolean;
}

/** A wide table does not say what its cells are; the file's name may, when it is made of words. */
function subjectOf(file: string): string {
  const stem = parse(file).name.replace(/[_-]+/g, " ").trim().toLowerCase();
  const isTelling =
    /^[\p{L} ]{3,30}$/u.test(stem) && !/\b(?:data|table|sheet|export|book|untitled|wide|copy)\b/.test(stem);
  return isTelling ? stem : "the numbers";
}

const sorter = new Intl.Collator("en", { numeric: true });

/** Every n-th moment, the last one always, so that a long table still fits. */
function thin(moments: readonly string[]): string[] {
  const step = Math.ceil(moments.length / MOMENTS_MAX);
  return moments.filter((_, index) => (moments.length - 1 - index) % step === 0);
}

/** Complete series only: a gap is never filled with a guess. */
function readRace(facts: TableFacts, plan: TablePlan): Race {
  const rows = facts.table.rows.map((_, index) => index + 1);
  const labels = [...new Set(rows.map((row) => facts.cell(row, plan.label)))].filter((label) => label !== "");
  const time = plan.time;
  const names = time === undefined ? plan.moments : rows.map((row) => facts.cell(row, time));
  const moments = thin([...new Set(names)].filter((name) => name !== "").sort(sorter.compare));
  const rowOf = new Map(
    rows.map((row) => [
      `${facts.cell(row, plan.label)}\n${time === undefined ? "" : facts.cell(row, time)}`,
      row,
    ]),
  );
  const series = labels.flatMap((label): Series[] => {
    const found = moments.map((moment) => {
      const row = rowOf.get(`${label}\n${time === undefined ? "" : moment}`);
      return row === undefined ? undefined : facts.number(row, time === undefined ? moment : measureOf(plan));
    });
    const complete = found.filter((fact) => fact !== undefined);
    return complete.length === moments.length
      ? [{ label: label.replace(/\s+/gu, " "), facts: complete }]
      : [];
  });
  const shown = mostTelling(series, moments.length);
  return { moments, series: shown, isWhole: shown.length === labels.length };
}

/** Those that lead at some moment first, then the largest at the end. */
function mostTelling(series: readonly Series[], moments: number): Series[] {
  const last = (entry: Series): number => entry.facts.at(-1)?.value ?? 0;
  const leaders = Array.from({ length: moments }, (_, index) => leadersAt(series, index)[0]).toReversed();
  const byEnd = series.toSorted((a, b) => last(b) - last(a));
  const chosen = new Set([...leaders, ...byEnd].filter((entry) => entry !== undefined));
  return [...chosen].slice(0, SERIES_MAX).sort((a, b) => last(b) - last(a));
}

/** All that share the largest value at a moment. */
function leadersAt(series: readonly Series[], index: number): Series[] {
  const valueOf = (entry: Series): number => entry.facts[index]?.value ?? Number.NEGATIVE_INFINITY;
  const most = Math.max(...series.map(valueOf));
  return series.filter((entry) => valueOf(entry) === most);
}

/** True when a table has what a race needs: two complete series over three moments. */
export function canRace(table: Table, plan: TablePlan): boolean {
  const race = readRace(new TableFacts(table), plan);
  return race.series.length >= 2 && race.moments.length >= 3;
}

/** Who leads at a moment, and with what; nobody by name when the lead is shared. */
function leaderAt(race: Race, index: number): { label: string | undefined; text: string } {
  const leaders = leadersAt(race.series, index);
  const first = leaders[0];
  return { label: leaders.length === 1 ? first?.label : undefined, text: first?.facts[index]?.text ?? "" };
}

/** Bars over time; each beat runs to a moment and says who leads there. */
export function draftRace(table: Table, plan: TablePlan, phrases: TablePhrases): TableDraft {
  const race = readRace(new TableFacts(table), plan);
  const facts = new TableFacts(table);
  const time = plan.time;
  // Receipts of what is shown, none of the rows that were left out.
  for (const { facts: numbers } of race.series) {
    for (const [index, fact] of numbers.entries()) {
      facts.name(fact.row, plan.label);
      facts.number(fact.row, time === undefined ? (race.moments[index] ?? "") : measureOf(plan));
      if (time !== undefined) facts.name(fact.row, time);
    }
  }
  if (time === undefined) for (const moment of race.moments) facts.moment(moment);
  const measure = time === undefined ? subjectOf(table.file) : facts.measure(measureOf(plan));
  const start = race.moments[0] ?? "";
  const end = race.moments.at(-1) ?? "";
  const words = phrases.race;
  const slots = { measure, start, end };
  const title = fill(words.title, slots);
  return {
    title,
    hooks: words.hooks.map((hook) => fill(hook, slots)),
    write: (hook) => ({
      language: plan.language,
      formatId: "race",
      title,
      hook,
      beats: numberBeats([
        hookBeat(hook, undefined, [measure]),
        ...legBeats(race, title, words),
        outroBeat(outroText(race, end, words)),
      ]),
      caption: `${title}: ${race.series.map((series) => series.label).join(", ")}.`,
      hashtags: hashtagsOf([measure, ...race.series.map((series) => series.label)]),
      receipts: facts.receipts,
      credits: [],
    }),
  };
}

function outroText(race: Race, end: string, words: TablePhrases["race"]): string {
  const { label, text } = leaderAt(race, race.moments.length - 1);
  return label === undefined
    ? fill(words.outroLevel, { end, value: text })
    : fill(words.outro, { end, label, value: text });
}

function legText(
  race: Race,
  stop: number,
  previous: string | undefined,
  words: TablePhrases["race"],
): string {
  const { label, text } = leaderAt(race, stop);
  const moment = race.moments[stop] ?? "";
  if (label === undefined) return fill(words.level, { moment, value: text });
  const start = race.isWhole ? words.start : words.startOf;
  const later = previous === label ? words.hold : words.lead;
  const slots = { start: moment, moment, label, value: text, count: race.series.length };
  return fill(stop === 0 ? start : later, slots);
}

function legBeats(race: Race, title: string, words: TablePhrases["race"]): BeatFacts[] {
  const steps = race.moments.length - 1;
  const legs = Math.min(LEGS_MAX, steps);
  const stops = Array.from({ length: legs + 1 }, (_, leg) => Math.round((leg * steps) / legs));
  return stops.map((stop, leg) => {
    const { label } = leaderAt(race, stop);
    const before = stops[leg - 1];
    const previous = before === undefined ? label : leaderAt(race, before).label;
    return {
      role: leg === 0 ? "setup" : "item",
      text: legText(race, stop, previous, words),
      data: raceData(race, title, before ?? 0, stop),
      minDurationMs: 2800,
      pauseAfterMs: 300,
      accent: previous === label ? "cut" : "reveal",
      shotKeywords: label === undefined ? [] : [label],
    };
  });
}

function raceData(race: Race, title: string, fromIndex: number, toIndex: number): LayoutData {
  const values = race.series.flatMap((series) => series.facts.map((fact) => Math.abs(fact.value)));
  const largest = Math.max(...values);
  const scale = largest >= 1e9 ? 1e9 : largest >= 1e6 ? 1e6 : 1;
  const word = { 1e9: " billion", 1e6: " million", 1: "" }[scale] ?? "";
  const unit =
    /^[^\d]*[\d.,]+(?: (?:million|billion|trillion))?(.*)$/.exec(race.series[0]?.facts[0]?.text ?? "")?.[1] ??
    "";
  const decimals = scale > 1 ? 1 : values.every(Number.isInteger) ? 0 : largest >= 100 ? 0 : 1;
  return {
    layout: "bar-race",
    title,
    moments: race.moments,
    series: race.series.map(({ label, facts }) => ({ label, values: facts.map((fact) => fact.value) })),
    valueFormat: { decimals, suffix: word + unit, scale },
    fromIndex,
    toIndex,
  };
}
