import { createRandom } from "../../core/random.ts";
import type { LoadedPack, PackRow } from "../../model/pack.ts";
import type { PackIdea } from "./pack-idea.ts";
import { rowsInside } from "./pack-rows.ts";

/** What is not judged is in the middle. */
const MIDDLE = 0.5;
/** How far chance carries an idea past a better one: a channel that only told the best would soon repeat itself. */
const CHANCE = 0.45;
/** An idea about a whole scope is as well known as the best known so many of it. */
const SEEN_OF_SCOPE = 8;

/**
 * Ideas in the order in which they should be told, taken from the end: one measure after the other in turn, so that the
 * measure with the most pairs is not met most; what appeals more and is better known first, give or take.
 */
export function inOrder(loaded: LoadedPack, ideas: readonly PackIdea[], seed: string): PackIdea[] {
  const random = createRandom(seed);
  const chance = (): number => random.next() * CHANCE;
  const groups = new Map<string, { idea: PackIdea; worth: number }[]>();
  for (const idea of ideas) {
    const key = idea.measures.join();
    const ranked = { idea, worth: fameOf(loaded, idea) + chance() };
    const group = groups.get(key);
    if (group) group.push(ranked);
    else groups.set(key, [ranked]);
  }
  const order = [...groups.values()]
    .map((group) => ({
      ideas: group.toSorted((a, b) => b.worth - a.worth).map(({ idea }) => idea),
      worth: appealOf(loaded, group[0]?.idea.measures ?? []) + chance(),
    }))
    .toSorted((a, b) => b.worth - a.worth);
  const longest = Math.max(0, ...order.map((group) => group.ideas.length));
  const turns = Array.from({ length: longest }, (_, index) => order.map((group) => group.ideas[index]));
  return turns
    .flat()
    .filter((idea) => idea !== undefined)
    .reverse();
}

/** Of the measures that are told; a field that is no measure, as a flag is none, says nothing. */
export function appealOf({ pack }: LoadedPack, fields: readonly string[]): number {
  return mean(
    pack.measures.filter(({ field }) => fields.includes(field)).map(({ appeal }) => appeal ?? MIDDLE),
  );
}

/** By id, for as long as a pack's rows are loaded. */
const fames = new WeakMap<readonly PackRow[], ReadonlyMap<string, number>>();

function fameOf(loaded: LoadedPack, idea: PackIdea): number {
  const byId = famesOf(loaded);
  const isNamed = idea.entities.length > 0;
  const ids = isNamed ? new Set(idea.entities) : rowsInside(loaded, idea.where).map(({ id }) => id);
  const known = [...ids].flatMap((id) => byId.get(id) ?? []).toSorted((a, b) => b - a);
  return mean(isNamed ? known : known.slice(0, SEEN_OF_SCOPE));
}

function famesOf({ rows }: LoadedPack): ReadonlyMap<string, number> {
  const byId = fames.get(rows) ?? new Map(rows.map(({ id, fame }) => [id, fame ?? MIDDLE]));
  fames.set(rows, byId);
  return byId;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? MIDDLE : values.reduce((sum, value) => sum + value, 0) / values.length;
}
