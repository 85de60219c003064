import { closest, distance } from "fastest-levenshtein";

/** The known name a person most likely meant, or undefined when none is near. */
export function nearestName(wanted: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const best = closest(wanted.toLowerCase(), [...known]);
  return distance(wanted.toLowerCase(), best) <= Math.max(2, Math.floor(best.length / 3)) ? best : undefined;
}
