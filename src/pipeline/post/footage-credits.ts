import type { Provenance } from "../../model/shot.ts";

/** The lines that a post owes to the libraries of its footage, one for each: their terms ask for the authors' names. */
export function footageCredits(provenance: readonly Provenance[]): string[] {
  const authors = new Map<string, Set<string>>();
  for (const { creditTo, author } of provenance) {
    if (creditTo === undefined) continue;
    const names = authors.get(creditTo) ?? new Set();
    if (author !== undefined) names.add(author);
    authors.set(creditTo, names);
  }
  return [...authors].map(([creditTo, names]) =>
    names.size === 0 ? `Footage: ${creditTo}` : `Footage: ${[...names].join(", ")} on ${creditTo}`,
  );
}
