import type { LoadedPack } from "../../model/pack.ts";
import type { TemplateLibrary } from "../../templates/open-templates.ts";
import { nameOf, PackFacts } from "../packs/pack-facts.ts";
import type { DraftRoom, PackDraft, PackFormat, PackIdea } from "../packs/pack-idea.ts";
import { isShown, measureOf, rowOf } from "../packs/pack-rows.ts";
import { ratioPhrase } from "../spoken-numbers/ratio-phrase.ts";
import { drawableCodes, wholeOutlines } from "./silhouettes.ts";
import { tellMyth } from "./tell-myth.ts";

/** The map must show the wrong one clearly larger, and the truth must be clear too. */
const LOOKS_RATIO_MIN = 1.1;
const TRUE_RATIO_MIN = 1.1;
const AREA_MIN_KM2 = 20_000;

/** Pairs where a Mercator map shows the smaller land as the larger. */
function* ideas({ pack, rows }: LoadedPack, library: TemplateLibrary): Iterable<PackIdea> {
  if (!rows.some((row) => row.values["mapArea"] !== undefined)) return;
  const drawable = drawableCodes(library.world());
  const isWhole = wholeOutlines(library.world());
  const known = rows.filter((row) => {
    const areaKm2 = row.values["area"] ?? 0;
    const isKnown = drawable.has(row.id) && isShown(row, "mapArea") && areaKm2 >= AREA_MIN_KM2;
    return isKnown && isWhole(row.id, areaKm2);
  });
  for (const looming of known) {
    for (const truly of known) {
      const looks = (looming.values["mapArea"] ?? 0) / (truly.values["mapArea"] ?? 1);
      const real = (truly.values["area"] ?? 0) / (looming.values["area"] ?? 1);
      if (!(looks >= LOOKS_RATIO_MIN && real >= TRUE_RATIO_MIN)) continue;
      yield {
        packId: pack.id,
        formatId: "myth",
        kind: "true-size",
        measures: ["area", "inflation"],
        where: {},
        direction: "top",
        entities: [looming.id, truly.id],
        subject: "pair",
      };
    }
  }
}

function draft(room: DraftRoom): PackDraft {
  const { idea, loaded } = room;
  const facts = new PackFacts(loaded.pack.id);
  const [a, b] = [rowOf(loaded, idea.entities[0]), rowOf(loaded, idea.entities[1])];
  const [looming, truly] = [a, b].map((row) => {
    facts.name(row);
    const real = facts.value(row, measureOf(loaded, "area"));
    return { real, seen: facts.number(row, "mapArea") };
  });
  if (!looming || !truly) throw new RangeError("a myth compares two rows");
  const big = { plain: "big", more: "bigger" };
  const lookWords = ratioPhrase(looming.seen.value / truly.seen.value, big);
  const trueWords = ratioPhrase(truly.real.value / looming.real.value, big);
  facts.ratio(looming.seen, truly.seen, lookWords);
  facts.ratio(truly.real, looming.real, trueWords);
  const side = (row: typeof a, text: string) => ({ label: row.name, code: row.id, text });
  return tellMyth(room, facts, {
    title: `${a.name} or ${b.name}: which is really bigger?`,
    claim: `${a.name} is bigger than ${b.name}`,
    evidence: { kind: "true-size", a: side(a, looming.real.text), b: side(b, truly.real.text) },
    note: `${b.name} is bigger`,
    slots: {
      looming: nameOf(a),
      truly: nameOf(b),
      loomingLabel: a.name,
      trulyLabel: b.name,
      lookWords,
      trueWords,
      loomingArea: looming.real.text,
      trulyArea: truly.real.text,
    },
  });
}

/** A shape slides on the map to its true size. */
export const mythTrueSize: Pick<PackFormat, "ideas" | "draft"> = { ideas, draft };
