/** A number that a viewer reads or hears, found again in the finished text. */
export interface NumberClaim {
  text: string;
  start: number;
  end: number;
  value: number;
  /** Half of what the last written digit stands for: 1.4 billion is ±0.05 billion. */
  tolerance: number;
}

const MAGNITUDES: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  k: 1e3,
  m: 1e6,
  bn: 1e9,
  b: 1e9,
};

/** Numbers in words; `one`, `first` and `second` are left out because they rarely count anything. */
const WORDS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  half: 0.5,
  twice: 2,
  double: 2,
  triple: 3,
};

/** Written digits imply their precision; but no rounding may hide more than this part of the value. */
const ROUNDING_SHARE_MAX = 0.05;

const NUMBER =
  /(?<![\p{L}\p{N}.,])([−-]?)[$€£¥₹]?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s?(thousand|million|billion|trillion)\b|(k|m|bn|b)\b)?/giu;
const WORD = new RegExp(
  `(?<![\\p{L}\\p{N}])(${Object.keys(WORDS).join("|")})(?:[\\s-](hundred|thousand|million|billion|trillion))?(?![\\p{L}\\p{N}])`,
  "giu",
);

function toleranceOf(digits: string, scale: number, value: number): number {
  const plain = digits.replaceAll(",", "");
  const places = plain.split(".")[1]?.length ?? 0;
  const zeros = places > 0 || scale > 1 ? 0 : (/(?<=[1-9])0+$/.exec(plain)?.[0].length ?? 0);
  const step = places > 0 ? 10 ** -places : 10 ** zeros;
  return Math.min((step * scale) / 2, Math.abs(value) * ROUNDING_SHARE_MAX) + 1e-9 * Math.abs(value);
}

/** Every number in a text, in digits and in words. Small whole numbers are exact. */
export function numberClaims(text: string): NumberClaim[] {
  const claims: NumberClaim[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const [all, sign = "", digits = "", word, suffix] = match;
    const scale = MAGNITUDES[(word ?? suffix ?? "").toLowerCase()] ?? 1;
    const value = Number(digits.replaceAll(",", "")) * scale * (sign === "" ? 1 : -1);
    const tolerance = toleranceOf(digits, scale, value);
    claims.push({ text: all, start: match.index, end: match.index + all.length, value, tolerance });
  }
  for (const match of text.matchAll(WORD)) {
    const [all, word = "", magnitude] = match;
    const value = (WORDS[word.toLowerCase()] ?? 0) * (MAGNITUDES[magnitude?.toLowerCase() ?? ""] ?? 1);
    const tolerance = Math.abs(value) * ROUNDING_SHARE_MAX;
    claims.push({ text: all, start: match.index, end: match.index + all.length, value, tolerance });
  }
  return claims.sort((a, b) => a.start - b.start);
}

export interface Span {
  start: number;
  end: number;
}

/** Where a wording stands in a text as whole words, whatever its capitals. */
export function findWording(text: string, wording: string): Span[] {
  const spans: Span[] = [];
  const haystack = text.toLowerCase();
  const needle = wording.toLowerCase();
  if (needle === "") return spans;
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
    const before = haystack.slice(0, at);
    const after = haystack.slice(at + needle.length);
    const startsInside = /^[\p{L}\p{N}]/u.test(needle) && /(?:[\p{L}\p{N}]|\d[.,])$/u.test(before);
    const endsInside = /[\p{L}\p{N}]$/u.test(needle) && /^(?:[\p{L}\p{N}]|[.,]\d)/u.test(after);
    if (!startsInside && !endsInside) spans.push({ start: at, end: at + needle.length });
  }
  return spans;
}

const covers = (outer: Span, inner: Span): boolean => outer.start <= inner.start && outer.end >= inner.end;

export function isCovered(inner: Span, spans: readonly Span[]): boolean {
  return spans.some((outer) => covers(outer, inner));
}
