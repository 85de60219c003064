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
  const last = (entry: Series): number => entry.facts.at(-1)?.value ?? 0;
  return { moments, series: series.sort((a, b) => last(b) - last(a)).slice(0, SERIES_MAX) };
}

/** True when a table has what a race needs: two complete series over three moments. */
export function canRace(table: Table, plan: TablePlan): boolean {
  const race = readRace(new TableFacts(table), plan);
  return race.series.length >= 2 && race.moments.length >= 3;
}

function leaderAt(race: Race, index: number): { label: string; text: string } {
  const best = race.series.reduce((leader, series) =>
    (series.facts[index]?.value ?? 0) > (leader.facts[index]?.value ?? 0) ? series : leader,
  );
  return { label: best.label, text: best.facts[index]?.text ?? "" };
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
        outroBeat(
          fill(words.outro, {
            end,
            label: leaderAt(race, race.moments.length - 1).label,
            value: leaderAt(race, race.moments.length - 1).text,
          }),
        ),
      ]),
      caption: `${title}: ${race.series.map((series) => series.label).join(", ")}.`,
      hashtags: hashtagsOf([measure, ...race.series.map((series) => series.label)]),
      receipts: facts.receipts,
      credits: [],
    }),
  };
}

function legBeats(race: Race, title: string, words: TablePhrases["race"]): BeatFacts[] {
  const steps = race.moments.length - 1;
  const legs = Math.min(LEGS_MAX, steps);
  const stops = Array.from({ length: legs + 1 }, (_, leg) => Math.round((leg * steps) / legs));
  return stops.map((stop, leg) => {
    const leader = leaderAt(race, stop);
    const before = leg === 0 ? undefined : leaderAt(race, stops[leg - 1] ?? 0).label;
    const phrase = before === undefined ? words.start : before === leader.label ? words.hold : words.lead;
    const moment = race.moments[stop] ?? "";
    return {
      role: leg === 0 ? "setup" : "item",
      text: fill(phrase, { start: moment, moment, label: leader.label, value: leader.text }),
      data: raceData(race, title, stops[Math.max(0, leg - 1)] ?? 0, stop),
      minDurationMs: 2800,
      pauseAfterMs: 300,
      accent: before !== undefined && before !== leader.label ? "reveal" : "cut",
      shotKeywords: [leader.label],
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
