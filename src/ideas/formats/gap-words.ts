import type { Measure } from "../../model/pack.ts";
import { ratioPhrase } from "../spoken-numbers/ratio-phrase.ts";

/** A lead smaller than this is not worth a sentence. */
const GAP_MIN = 1.25;

/** Scales whose zero is a convention: twice as many degrees is nothing. And shares, where a percent of percents confuses. */
const NO_RATIO_UNITS = /^(?:°|%|×)/u;

/** Things that come one by one. */
const COUNTED_UNITS = /^(?:\p{L}+s|people|emoji|children)\b/u;

export const hasRatios = (measure: Measure): boolean => !NO_RATIO_UNITS.test(measure.unit);

/** How far the first is ahead of the next, `40% more than`, `almost twice as much as`; undefined where that says nothing. */
export function leadWords(measure: Measure, first: number, next: number): string | undefined {
  if (!hasRatios(measure) || !(first > 0 && next > 0) || first / next < GAP_MIN) return undefined;
  const plain = COUNTED_UNITS.test(measure.unit) ? "many" : "much";
  return ratioPhrase(first / next, { plain, more: "more" });
}

export type Closeness = "close" | "clear" | "huge";

const CLOSE_MAX = 1.06;
const HUGE_MIN = 5;

/** How clear a win is, for a word about it; undefined where no ratio can be taken. */
export function closenessOf(measure: Measure, a: number, b: number): Closeness | undefined {
  if (!hasRatios(measure) || !(a > 0 && b > 0)) return undefined;
  const ratio = Math.max(a, b) / Math.min(a, b);
  return ratio <= CLOSE_MAX ? "close" : ratio >= HUGE_MIN ? "huge" : "clear";
}
