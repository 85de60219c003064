import type { Timeline } from "../../model/timeline.ts";

export type TimedWord = Timeline["words"][number];

/** Words that stand on screen together. Shown from `startMs` until `endMs`. */
export interface CaptionPage {
  words: TimedWord[];
  startMs: number;
  endMs: number;
}

const WORDS_MAX = 6;
/** Fair for one page; one may be longer by the slack, so that its phrase is cut at a better place. */
const CHARACTERS_MAX = 30;
const SLACK = 1.12;
/** Characters a second that are read at leisure, as guides for subtitles have it; short words are said quicker. */
const CALM_PACE = 18;
/** How much worse a page that is read in a hurry is than one whose length is uneven by as much. */
const HURRY_WEIGHT = 8;
/** A page stays this long after its last word unless the next one comes sooner. */
const LINGER_MS = 500;
const SENTENCE_END = /[.!?…]["”’]?$/;
const CLAUSE_END = /[,;:—]$/;

/** Groups words into pages: never across beats, by sentences first, small enough for two lines, in no hurry. */
export function captionPages(words: readonly TimedWord[]): CaptionPage[] {
  const all = phrases(words);
  const groups = all.flatMap((phrase, index) => cutCalmly(phrase, all[index + 1]?.[0]?.startMs));
  return groups.map((group, index) => ({
    words: group,
    startMs: group[0]?.startMs ?? 0,
    endMs: shownUntilMs(group, groups[index + 1]?.[0]?.startMs),
  }));
}

function shownUntilMs(page: readonly TimedWord[], nextStartMs = Number.POSITIVE_INFINITY): number {
  return Math.min(nextStartMs, (page.at(-1)?.endMs ?? 0) + LINGER_MS);
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

interface Cut {
  cost: number;
  pages: readonly TimedWord[][];
}

/**
 * Of all ways to cut a phrase into pages the one whose pages are most alike in length and least hurried. Words that are said
 * quickly share a page with slow ones, and none is left alone at the end.
 */
function cutCalmly(phrase: readonly TimedWord[], nextStartMs: number | undefined): readonly TimedWord[][] {
  const letters = lettersOf(phrase);
  const pageCount = Math.max(Math.ceil(phrase.length / WORDS_MAX), Math.ceil(letters / CHARACTERS_MAX));
  const fairLetters = letters / pageCount;
  /** The best for the words before each place. */
  const best: Cut[] = [{ cost: 0, pages: [] }];
  for (let end = 1; end <= phrase.length; end += 1) {
    const first = Math.max(0, end - WORDS_MAX);
    const ways = best.slice(first).map(({ cost, pages }, index): Cut => {
      const page = phrase.slice(first + index, end);
      const untilMs = shownUntilMs(page, phrase[end]?.startMs ?? nextStartMs);
      return { cost: cost + costOf(page, untilMs, fairLetters), pages: [...pages, page] };
    });
    best.push(ways.reduce((a, b) => (b.cost < a.cost ? b : a)));
  }
  return best.at(-1)?.pages ?? [];
}

function costOf(page: readonly TimedWord[], untilMs: number, fairLetters: number): number {
  const letters = lettersOf(page);
  if (page.length > 1 && letters > CHARACTERS_MAX * SLACK) return Number.POSITIVE_INFINITY;
  const pace = (letters * 1000) / Math.max(1, untilMs - (page[0]?.startMs ?? 0));
  const hurry = Math.max(0, pace / CALM_PACE - 1);
  return (letters / fairLetters - 1) ** 2 + HURRY_WEIGHT * hurry ** 2;
}

function lettersOf(words: readonly TimedWord[]): number {
  return words.reduce((sum, word) => sum + word.show.length + 1, -1);
}
