/** What a terminal obeys, what ends a line, and what turns the direction of all that follows. Joiners are letters' own. */
const OBEYED = /[\p{Cc}\p{Zl}\p{Zp}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{FEFF}]+/gu;

/** The same JSON with every text on one line and without signs that a screen would obey: a model answers with words. */
export function plainWords(json: unknown): unknown {
  if (typeof json === "string") return json.replace(OBEYED, " ");
  if (Array.isArray(json)) return json.map(plainWords);
  if (typeof json !== "object" || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, plainWords(value)]));
}
