/** The adjective of a comparison: `{ plain: "big", more: "bigger" }`; without one, "as many" and "more". */
export interface ComparisonWords {
  plain: string;
  more: string;
}

/** Exact multiples may be called by their name within this share of themselves. */
const EXACT_SHARE = 0.02;
const NEAR_SHARE = 0.07;

function timesText(multiple: number): string {
  const names: Readonly<Record<number, string>> = {
    2: "twice",
    3: "three times",
    4: "four times",
    5: "five times",
  };
  return names[multiple] ?? `${multiple.toLocaleString("en-US")} times`;
}

/** `exactly`, `almost`, `more than`: what is true of `ratio` against the rounded `multiple`. */
function hedge(ratio: number, multiple: number): string {
  const gap = ratio / multiple - 1;
  if (Math.abs(gap) <= EXACT_SHARE) return "";
  return gap < 0 ? "almost " : "more than ";
}

/**
 * How much larger something is, so that `A is ${phrase} B` is true: `twice as big as`, `almost three times as big as`,
 * `40% bigger than`, `about as big as`. `ratio` is larger / smaller, at least 1.
 */
export function ratioPhrase(ratio: number, words: ComparisonWords = { plain: "many", more: "more" }): string {
  if (!(ratio >= 1) || !Number.isFinite(ratio)) throw new RangeError(`a ratio of at least 1, not ${ratio}`);
  if (ratio < 1.03) return `about as ${words.plain} as`;
  if (ratio < 1.86) return `${Math.round((ratio - 1) * 100)}% ${words.more} than`;
  const nearest = Math.round(ratio);
  const isNear = Math.abs(ratio / nearest - 1) <= NEAR_SHARE || ratio >= 10;
  if (isNear) return `${hedge(ratio, nearest)}${timesText(nearest)} as ${words.plain} as`;
  return `${ratio.toFixed(1)} times as ${words.plain} as`;
}
