/** A run of words between two slots of a template is the pack's own; shorter ones are any words. */
const FRAGMENT_LETTERS_MIN = 4;

const fragments = (template: string): string[] =>
  template
    .split(/\{\w*\}/u)
    .map((part) => part.trim().replace(/^the /u, ""))
    .filter((part) => (part.match(/[\p{L}\p{N}]/gu) ?? []).length >= FRAGMENT_LETTERS_MIN);

/** Fields of `pack.json` that name rows or files for machines. */
const NOT_WORDS = new Set(["id", "field", "value", "unit", "picture"]);

function textsIn(value: unknown, name = ""): string[] {
  if (typeof value === "string") return NOT_WORDS.has(name) ? [] : fragments(value);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, Array.isArray(value) ? name : key));
}

/** The words that a pack's own description gives to its measures, scopes and sources. */
export const phrasesIn = (document: unknown): string[] => [...new Set(textsIn(document))];
