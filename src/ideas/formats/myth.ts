import type { LayoutData } from "../../model/layout-data.ts";
import type { LoadedPack } from "../../model/pack.ts";
import { nameOf, PackFacts } from "../packs/pack-facts.ts";
import type { DraftRoom, PackDraft, PackFormat, PackIdea } from "../packs/pack-idea.ts";
import { isShown, measureOf, rowOf } from "../packs/pack-rows.ts";
import { ratioPhrase } from "../spoken-numbers/ratio-phrase.ts";
import { finishScript, plan, sentence } from "./beats.ts";

/** So much larger, and still with so many fewer people: a gap that surprises. */
const AREA_RATIO_MIN = 3;
const PEOPLE_RATIO_MIN = 1.9;
/** Micro states surprise nobody. */
const AREA_MIN_KM2 = 5000;

/** Pairs where the larger land has the fewer people. */
function* ideas({ pack, rows }: LoadedPack): Iterable<PackIdea> {
  const known = rows.filter((row) => isShown(row, "area") && (row.values["area"] ?? 0) >= AREA_MIN_KM2);
  for (const large of known) {
    for (const small of known) {
      const area = (large.values["area"] ?? 0) / (small.values["area"] ?? 1);
      const people = (small.values["population"] ?? 0) / (large.values["population"] ?? 1);
      if (!(area >= AREA_RATIO_MIN && people >= PEOPLE_RATIO_MIN)) continue;
      const entities = [large.id, small.id];
      yield {
        packId: pack.id,
        formatId: "myth",
        measures: ["area", "population"],
        where: {},
        direction: "top",
        entities,
      };
    }
  }
}

function draft(room: DraftRoom): PackDraft {
  const { idea, loaded } = room;
  const facts = new PackFacts(loaded.pack.id);
  const [large, small] = [rowOf(loaded, idea.entities[0]), rowOf(loaded, idea.entities[1])];
  const sides = [large, small].map((row) => {
    facts.name(row);
    const area = facts.value(row, measureOf(loaded, "area"));
    return { row, area, people: facts.value(row, measureOf(loaded, "population")) };
  });
  const [a, b] = sides;
  if (!a || !b) throw new RangeError("a myth compares two rows");
  const landWords = ratioPhrase(a.area.value / b.area.value, { plain: "big", more: "bigger" });
  const peopleWords = ratioPhrase(b.people.value / a.people.value);
  facts.ratio(a.area, b.area, landWords);
  facts.ratio(b.people, a.people, peopleWords);
  const side = ({ row, area, people }: typeof a) => ({
    label: row.name,
    code: row.id,
    areaText: area.text,
    populationText: people.text,
    area: area.value,
    population: people.value,
  });
  const claim = `${large.name} has more people than ${small.name}`;
  const evidence = { kind: "area-population", a: side(a), b: side(b) } as const;
  const shared = {
    layout: "myth-map",
    claim,
    evidence,
    verdict: "FALSE",
    source: loaded.pack.source,
  } as const;
  const phase = (name: "claim" | "evidence" | "verdict"): LayoutData => ({ ...shared, phase: name });
  const slots = {
    large: nameOf(large),
    small: nameOf(small),
    landWords,
    peopleWords: peopleWords.replace(/ (as|than)$/u, " people $1"),
  };
  const moreWords = slots.peopleWords;
  facts.ratio(b.people, a.people, moreWords);
  const beats = [
    plan("setup", sentence(room, "claim", slots), phase("claim"), { minDurationMs: 3600, pauseAfterMs: 600 }),
    plan(
      "evidence",
      sentence(room, "evidence", { ...slots, area: a.people.text, other: b.people.text }),
      phase("evidence"),
      { minDurationMs: 4500 },
    ),
    plan("verdict", sentence(room, "verdict", slots), phase("verdict"), {
      accent: "stamp",
      minDurationMs: 3800,
      pauseAfterMs: 700,
    }),
  ];
  const names = [large.name, small.name];
  const title = `${large.name} or ${small.name}: who has more people?`;
  const outro = sentence(room, "outro", slots);
  return {
    title,
    slots,
    receiptKeys: facts.keys,
    entityNames: names,
    write: (hook) => finishScript(room, facts, { hook, title, beats, outro, names }),
  };
}

export const myth: PackFormat = { id: "myth", ideas, draft };
