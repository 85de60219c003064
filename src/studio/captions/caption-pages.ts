import type { Timeline } from "../../model/timeline.ts";

export type TimedWord = Timeline["words"][number];

/** Words that stand on screen together. Shown from `startMs` until `endMs`. */
export interface CaptionPage {
  words: TimedWord[];
  startMs: number;
  endMs: number;
}

const WORDS_MAX = 6;
const CHARACTERS_MAX = 30;
/** A page may be this much longer than its fair share of a phrase. */
const SLACK = 1.12;
/** A page stays this long after its last word unless the next one comes sooner. */
const LINGER_MS = 500;
const SENTENCE_END = /[.!?…]["”’]?$/;
const CLAUSE_END = /[,;:—]$/;

/** Groups words into pages: never across beats, by sentences first, small enough for two lines. */
export function captionPages(words: readonly TimedWord[]): CaptionPage[] {
  const groups: TimedWord[][] = [];
  for (const phrase of phrases(words)) groups.push(...splitEvenly(phrase));
  return groups.map((group, index) => {
    const lastEnd = group.at(-1)?.endMs ?? 0;
    const nextStart = groups[index + 1]?.[0]?.startMs ?? Number.POSITIVE_INFINITY;
    return { words: group, startMs: group[0]?.startMs ?? 0, endMs: Math.min(nextStart, lastEnd + LINGER_MS) };
  });
}

function phrases(words: readonly TimedWord[]): TimedWord[][] {
  const result: TimedWord[][] = [];
  let current: TimedWord[] = [];
  for (const [index, word] of words.entries()) {
    current.push(word);
    const next = words[index + 1];
    const isLong = lettersOf(current) > 12;
    if (
      !next ||
      next.beatId !== word.beatId ||
      SENTENCE_END.test(word.show) ||
      (isLong && CLAUSE_END.test(word.show))
    ) {
      result.push(current);
      current = [];
    }
  }
  return result;
}

/** Cuts a phrase into pages of about equal length, so that no word is left alone at the end. */
function splitEvenly(phrase: TimedWord[]): TimedWord[][] {
  const letters = lettersOf(phrase);
  const pageCount = Math.max(Math.ceil(phrase.length / WORDS_MAX), Math.ceil(letters / CHARACTERS_MAX));
  const pages: TimedWord[][] = [];
  let rest = phrase;
  for (let left = pageCount; left > 0 && rest.length > 0; left -= 1) {
    const wanted = lettersOf(rest) / left;
    const count = left === 1 ? rest.length : countWithin(rest, wanted * SLACK);
    pages.push(rest.slice(0, count));
    rest = rest.slice(count);
  }
  return pages;
}

/** How many words, at least one, fit into a number of letters. */
function countWithin(words: readonly TimedWord[], lettersMax: number): number {
  let count = 1;
  while (count < words.length && lettersOf(words.slice(0, count + 1)) <= lettersMax) count += 1;
  return count;
}

function lettersOf(words: readonly TimedWord[]): number {
  return words.reduce((sum, word) => sum + word.show.length + 1, -1);
}
