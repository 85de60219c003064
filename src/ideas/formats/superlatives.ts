import type { LoadedPack, Measure } from "../../model/pack.ts";
import type { PackIdea } from "../packs/pack-idea.ts";
import { ranksAll } from "../packs/pack-rows.ts";

/** Words for a pack's rows beside its own: an economy is a country. */
const OTHER_WORDS = /\b(?:economies|capitals)\b/u;

/**
 * The fillings that speak of a measure's extremes. `group` is there only when the superlative names things that can be
 * counted and known ("largest countries"), not a property ("most moons"); `overall` only when the ranking is of all there
 * is, so that words without a scope claim no more than was ranked.
 */
export function superlativeSlots(
  loaded: LoadedPack,
  measure: Measure,
  { where, direction }: Pick<PackIdea, "where" | "direction">,
): { superlative: string; bare: string; overall?: string; group?: string } {
  const { entity } = loaded.pack;
  const superlative = measure.superlatives[direction];
  const bare = superlative.replace(/^the /u, "");
  const namesRows = bare.includes(entity.many) || OTHER_WORDS.test(bare);
  return {
    superlative,
    bare,
    ...(ranksAll(loaded, where) ? { overall: bare } : {}),
    ...(namesRows ? { group: bare } : {}),
  };
}
