import { createRandom } from "../../core/random.ts";
import type { LoadedPack, PackRow } from "../../model/pack.ts";
import { nameOf, PackFacts, valueText } from "../packs/pack-facts.ts";
import type { DraftRoom, PackDraft, PackFormat, PackIdea } from "../packs/pack-idea.ts";
import { pictureOf, rowOf } from "../packs/pack-rows.ts";
import { finishScript, plan, sentence } from "./beats.ts";

const RUNNERS = 6;
const SHUFFLES = 60;
const LEGS = 4;

interface Course {
  title: string;
  unit: string;
  decimals: number;
  scale: number;
  suffix: string;
}

/** Series that can be raced, and how their numbers are written. */
const COURSES: Readonly<Record<string, Course>> = {
  lifeExpectancy: { title: "life expectancy", unit: "years", decimals: 0, scale: 1, suffix: " years" },
  fertility: { title: "children per woman", unit: "children", decimals: 1, scale: 1, suffix: "" },
  population: { title: "population", unit: "people", decimals: 1, scale: 1e6, suffix: " million" },
};

function* ideas(loaded: LoadedPack): Iterable<PackIdea> {
  const { pack, rows } = loaded;
  const fields = Object.keys(COURSES).filter(
    (field) => rows.length >= RUNNERS && rows.every((row) => row.series?.[field]),
  );
  for (const field of fields) {
    for (let round = 0; round < SHUFFLES; round += 1) {
      const entities = createRandom(`race/${field}/${round}`)
        .shuffle(rows)
        .slice(0, RUNNERS)
        .map((row) => row.id);
      yield { packId: pack.id, formatId: "race", measures: [field], where: {}, direction: "top", entities };
    }
  }
}

function draft(room: DraftRoom): PackDraft {
  const { idea, loaded } = room;
  const field = idea.measures[0] ?? "";
  const course = COURSES[field] ?? { title: field, unit: "", decimals: 1, scale: 1, suffix: "" };
  const facts = new PackFacts(loaded.pack.id);
  const runners = idea.entities.map((id) => rowOf(loaded, id));
  const moments = Object.keys(runners[0]?.series?.[field] ?? {}).sort();
  const at = (row: PackRow, moment: string): number => row.series?.[field]?.[moment] ?? 0;
  const text = (row: PackRow, moment: string): string => valueText(at(row, moment), course);
  for (const row of runners) {
    facts.name(row);
    for (const moment of moments) facts.moment(row, field, moment, text(row, moment));
  }
  const leaderAt = (moment: string): PackRow =>
    runners.reduce((best, row) => (at(row, moment) > at(best, moment) ? row : best));
  const [start = "", end = ""] = [moments[0], moments.at(-1)];
  const title = `${course.title[0]?.toUpperCase()}${course.title.slice(1)}, ${start} to ${end}`;
  const series = runners.map((row) => ({
    label: row.name,
    ...pictureOf(loaded, row),
    values: moments.map((moment) => at(row, moment)),
  }));
  const steps = moments.length - 1;
  const stops = Array.from({ length: LEGS + 1 }, (_, leg) => Math.round((leg * steps) / LEGS));
  const beats = stops.map((stop, leg) => {
    const moment = moments[stop] ?? "";
    const leader = leaderAt(moment);
    const before = leg === 0 ? undefined : leaderAt(moments[stops[leg - 1] ?? 0] ?? "");
    const part = before === undefined ? "start" : before === leader ? "hold" : "lead";
    const words = sentence(room, part, { moment, name: nameOf(leader), value: text(leader, moment) });
    return plan(
      leg === 0 ? "setup" : "item",
      words,
      {
        layout: "bar-race",
        title,
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
  const outro = sentence(room, "outro", { name: nameOf(leaderAt(end)), end });
  const names = runners.map((row) => row.name);
  return {
    title,
    slots: { measure: course.title, start, end },
    receiptKeys: facts.keys,
    entityNames: names,
    write: (hook) => finishScript(room, facts, { hook, title, beats, outro, names }),
  };
}

export const race: PackFormat = { id: "race", ideas, draft };
