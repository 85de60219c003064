import type { LoadedPack, Measure } from "../../model/pack.ts";

/** Words for a pack's rows beside its own: an economy is a country. */
const OTHER_WORDS = /\b(?:economies|capitals)\b/u;

/**
 * The fillings that speak of a measure's extremes. `group` is there only when the superlative names things that can be
 * counted and known ("largest countries"), not a property ("most moons").
 */
export function superlativeSlots(
  { pack }: LoadedPack,
  measure: Measure,
  direction: "top" | "bottom",
): { superlative: string; bare: string; group?: string } {
  const superlative = measure.superlatives[direction];
  const bare = superlative.replace(/^the /u, "");
  const namesRows = bare.includes(pack.entity.many) || OTHER_WORDS.test(bare);
  return namesRows ? { superlative, bare, group: bare } : { superlative, bare };
}
