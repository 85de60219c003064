import type { LoadedPack } from "../../model/pack.ts";
import type { TemplateLibrary } from "../../templates/open-templates.ts";
import { nameOf, PackFacts } from "../packs/pack-facts.ts";
import type { DraftRoom, PackDraft, PackFormat, PackIdea } from "../packs/pack-idea.ts";
import { isShown, measureOf, rowOf } from "../packs/pack-rows.ts";
import { ratioPhrase } from "../spoken-numbers/ratio-phrase.ts";
import { wholeOutlines } from "./silhouettes.ts";
import { tellMyth } from "./tell-myth.ts";

/** So much larger, and still with so many fewer people: a gap that surprises. */
const AREA_RATIO_MIN = 3;
const PEOPLE_RATIO_MIN = 1.5;
/** Micro states surprise nobody. */
const AREA_MIN_KM2 = 5000;

/** Pairs where the larger land has the fewer people. */
function* ideas({ pack, rows }: LoadedPack, library: TemplateLibrary): Iterable<PackIdea> {
  if (!rows.some((row) => row.values["area"] !== undefined)) return;
  const isWhole = wholeOutlines(library.world());
  const known = rows.filter((row) => {
    const areaKm2 = row.values["area"] ?? 0;
    return isShown(row, "area") && areaKm2 >= AREA_MIN_KM2 && isWhole(row.id, areaKm2);
  });
  for (const large of known) {
    for (const small of known) {
      const area = (large.values["area"] ?? 0) / (small.values["area"] ?? 1);
      const people = (small.values["population"] ?? 0) / (large.values["population"] ?? 1);
      if (!(area >= AREA_RATIO_MIN && people >= PEOPLE_RATIO_MIN)) continue;
      const told = { packId: pack.id, formatId: "myth", kind: "area-people", where: {} };
      const entities = [large.id, small.id];
      yield { ...told, measures: ["area", "population"], direction: "top", entities, subject: "pair" };
    }
  }
}

function draft(room: DraftRoom): PackDraft {
  const { idea, loaded } = room;
  const facts = new PackFacts(loaded.pack.id);
  const [a, b] = [rowOf(loaded, idea.entities[0]), rowOf(loaded, idea.entities[1])].map((row) => {
    facts.name(row);
    const area = facts.value(row, measureOf(loaded, "area"));
    return { row, area, people: facts.value(row, measureOf(loaded, "population")) };
  });
  if (!a || !b) throw new RangeError("a myth compares two rows");
  const landWords = ratioPhrase(a.area.value / b.area.value, { plain: "big", more: "bigger" });
  const peopleWords = ratioPhrase(b.people.value / a.people.value).replace(/ (as|than)$/u, " people $1");
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
  const [large, small] = [nameOf(a.row), nameOf(b.row)];
  return tellMyth(room, facts, {
    title: `${a.row.name} or ${b.row.name}: who has more people?`,
    claim: `${a.row.name} has more people than ${b.row.name}`,
    evidence: { kind: "area-population", a: side(a), b: side(b) },
    note: `${b.row.name} has more people`,
    slots: {
      large,
      small,
      largeLabel: a.row.name,
      smallLabel: b.row.name,
      landWords,
      peopleWords,
      largePeople: a.people.text,
      smallPeople: b.people.text,
    },
  });
}

/** The larger land has the fewer people. */
export const mythAreaPeople: Pick<PackFormat, "ideas" | "draft"> = { ideas, draft };
