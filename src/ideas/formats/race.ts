import type { Course, LoadedPack, PackRow } from "../../model/pack.ts";
import { nameOf, PackFacts, valueText } from "../packs/pack-facts.ts";
import type { DraftRoom, PackDraft, PackFormat, PackIdea, Slots } from "../packs/pack-idea.ts";
import { narrowWords, pictureOf, rowOf, rowsInside, wheresOf } from "../packs/pack-rows.ts";
import { finishScript, plan } from "./beats.ts";
import { countWord, fillWords, inTurn, sentence } from "./words.ts";

const RUNNERS = 6;
/** Six of six would be no selection, and a scope so small no race. */
const ROWS_MIN = 7;
const LEGS = 4;

const at = (row: PackRow, field: string, moment: string): number => row.series?.[field]?.[moment] ?? 0;

function courseOf({ pack }: LoadedPack, field: string): Course {
  const course = pack.courses?.find((one) => one.field === field);
  if (!course) throw new Error(`pack ${pack.id} has no course ${field}`);
  return course;
}

/** Start and end of every stretch that is long enough for something to happen. */
function stretches(moments: readonly string[]): { from: string; to: string }[] {
  return moments.flatMap((from, start) => moments.slice(start + LEGS).map((to) => ({ from, to })));
}

type Window = NonNullable<PackIdea["window"]>;

/** `leaders` are first at the end; of `movers` the numbers changed most. */
function runnersOf(rows: readonly PackRow[], field: string, { from, to }: Window, kind: string): PackRow[] {
  const worth = (row: PackRow): number =>
    kind === "movers" ? Math.abs(at(row, field, to) - at(row, field, from)) : at(row, field, to);
  return rows.toSorted((a, b) => worth(b) - worth(a)).slice(0, RUNNERS);
}

/** A race that one runner leads from start to end by far is a procession. */
function isRace(runners: readonly PackRow[], field: string, { from, to }: Window): boolean {
  const leaders = [from, to].map((moment) => leaderOf(runners, field, moment));
  const order = (moment: string): string =>
    runners
      .toSorted((a, b) => at(b, field, moment) - at(a, field, moment))
      .map(({ id }) => id)
      .join();
  return leaders[0] !== leaders[1] || order(from) !== order(to);
}

/** The highest change of places between two moments, below the lead. */
function overtaking(
  runners: readonly PackRow[],
  field: string,
  { from, to }: Window,
): { riser: string; passed: string } | undefined {
  const order = runners.toSorted((a, b) => at(b, field, to) - at(a, field, to)).slice(1);
  for (const [index, riser] of order.entries()) {
    const passed = order
      .slice(index + 1)
      .find(
        (row) => at(row, field, from) > at(riser, field, from) && at(row, field, to) < at(riser, field, to),
      );
    if (passed) return { riser: nameOf(riser), passed: nameOf(passed) };
  }
  return undefined;
}

function leaderOf(runners: readonly PackRow[], field: string, moment: string): PackRow {
  return runners.reduce((best, row) => (at(row, field, moment) > at(best, field, moment) ? row : best));
}

function* ideas(loaded: LoadedPack): Iterable<PackIdea> {
  const { pack } = loaded;
  for (const where of wheresOf(loaded)) {
    for (const { field } of pack.courses ?? []) {
      const inside = rowsInside(loaded, where).filter((row) => row.series?.[field]);
      if (inside.length < ROWS_MIN) continue;
      for (const window of stretches(Object.keys(inside[0]?.series?.[field] ?? {}).sort())) {
        for (const kind of ["leaders", "movers"]) {
          const runners = runnersOf(inside, field, window, kind);
          if (!isRace(runners, field, window)) continue;
          const told = { packId: pack.id, formatId: "race", kind, measures: [field], where, window };
          yield { ...told, direction: "top", entities: runners.map(({ id }) => id), subject: "set" };
        }
      }
    }
  }
}

function draft(room: DraftRoom): PackDraft {
  const { idea, loaded } = room;
  const field = idea.measures[0] ?? "";
  const course = courseOf(loaded, field);
  const facts = new PackFacts(loaded.pack.id);
  const runners = idea.entities.map((id) => rowOf(loaded, id));
  const { from, to } = idea.window ?? { from: "", to: "" };
  const moments = Object.keys(runners[0]?.series?.[field] ?? {})
    .sort()
    .filter((moment) => moment >= from && moment <= to);
  const text = (row: PackRow, moment: string): string => valueText(at(row, field, moment), course);
  for (const row of runners) {
    facts.name(row);
    for (const name of Object.keys(idea.where)) facts.scope(row, name);
    for (const moment of moments) {
      const words = text(row, moment);
      facts.moment(row, field, moment, [words, withoutUnit(words, course)]);
    }
  }
  const scope = narrowWords(loaded, idea.where);
  // Six of many are no ranking of all: whoever leads leads these six.
  const shownTitle = [`${course.title}: ${runners.length} ${loaded.pack.entity.many}`, scope]
    .filter((part) => part !== undefined)
    .join(" ");
  const title = fillWords("{shownTitle}, {from} to {to}", { shownTitle, from, to });
  const series = runners.map((row) => ({
    label: row.name,
    ...pictureOf(loaded, row),
    values: moments.map((moment) => at(row, field, moment)),
  }));
  const steps = moments.length - 1;
  const stops = Array.from({ length: LEGS + 1 }, (_, leg) => Math.round((leg * steps) / LEGS));
  const parts = {
    start: inTurn(room, "start"),
    hold: inTurn(room, "hold"),
    pass: inTurn(room, "pass"),
    lead: inTurn(room, "lead"),
  };
  const slots = slotsOf({ course, runners, field, from, to, scope, many: loaded.pack.entity.many, text });
  const beats = stops.map((stop, leg) => {
    const moment = moments[stop] ?? "";
    const leader = leaderOf(runners, field, moment);
    const earlier = moments[stops[leg - 1] ?? 0] ?? "";
    const before = leg === 0 ? undefined : leaderOf(runners, field, earlier);
    const swap = overtaking(runners, field, { from: earlier, to: moment });
    const part = before === undefined ? "start" : before !== leader ? "lead" : swap ? "pass" : "hold";
    const words = parts[part]({
      ...slots,
      ...swap,
      moment,
      name: nameOf(leader),
      value: text(leader, moment),
    });
    return plan(
      leg === 0 ? "setup" : "item",
      words,
      {
        layout: "bar-race",
        title: fillWords("{shownTitle}", { shownTitle }),
        moments,
        series,
        valueFormat: { decimals: course.decimals, suffix: course.suffix, scale: course.scale },
        fromIndex: stops[Math.max(0, leg - 1)] ?? 0,
        toIndex: stop,
        source: loaded.pack.source,
      },
      { minDurationMs: 3200, accent: part === "lead" ? "reveal" : "cut" },
    );
  });
  const outro = sentence(room, "outro", { ...slots, name: nameOf(leaderOf(runners, field, to)) });
  return {
    title,
    slots,
    receiptKeys: facts.keys,
    write: (hook) => finishScript(room, facts, { hook, title, beats, outro, slots }),
  };
}

/** The number alone, where its unit is said only once: `from 64 to 82 years`. */
const withoutUnit = (text: string, { unit }: Course): string => text.replace(` ${unit}`, "");

/** What hooks may speak of: who is in front at first, who is last, and whose numbers changed most. */
function slotsOf(race: {
  course: Course;
  runners: readonly PackRow[];
  field: string;
  from: string;
  to: string;
  scope: string | undefined;
  many: string;
  text: (row: PackRow, moment: string) => string;
}): Slots {
  const { course, runners, field, from, to, scope, many, text } = race;
  const change = (row: PackRow): number => Math.abs(at(row, field, to) - at(row, field, from));
  const mover = runners.reduce((most, row) => (change(row) > change(most) ? row : most));
  const first = leaderOf(runners, field, from);
  const last = leaderOf(runners, field, to);
  return {
    measure: course.title,
    from,
    to,
    scope,
    many,
    count: countWord(runners.length),
    mover: nameOf(mover),
    moverStart: text(mover, from),
    moverEnd: text(mover, to),
    moved: fillWords(course.moved, {
      mover: nameOf(mover),
      start: withoutUnit(text(mover, from), course),
      end: text(mover, to),
    }),
    first: nameOf(first),
    ...(first === last ? {} : { overtaken: nameOf(first) }),
  };
}

export const race: PackFormat = { id: "race", ideas, draft };
