/** As many tags, from the first on, as a platform takes together: a comma between two counts, and quotes around spaces. */
export function fitTags(tags: readonly string[], charactersMax: number | undefined): string[] {
  if (charactersMax === undefined) return [...tags];
  const kept: string[] = [];
  let used = 0;
  for (const tag of tags) {
    used += tag.length + (/\s/u.test(tag) ? 2 : 0) + (kept.length === 0 ? 0 : 1);
    if (used > charactersMax) break;
    kept.push(tag);
  }
  return kept;
}
