import { joinWords, writtenWords } from "./sentences.ts";

/** Words that one beat of big type holds. */
const PIECE_WORDS_MAX = 14;
const PIECE_WORDS_MIN = 3;
/** Characters that one line of big type holds. */
const LINE_CHARACTERS_MAX = 18;
export const LINES_MAX = 6;

const CLAUSE_END = /[,;:—–、，；：]["'”’)]*$/u;
const CONJUNCTIONS = new Set([
  "and",
  "but",
  "or",
  "because",
  "so",
  "while",
  "which",
  "that",
  "when",
  "if",
  "than",
  "with",
  "from",
  "for",
  "to",
  "in",
  "of",
]);

/** How well a sentence breaks before a word: after a comma best, before a conjunction well. */
function breakValue(words: readonly string[], at: number): number {
  if (CLAUSE_END.test(words[at - 1] ?? "")) return 2;
  return CONJUNCTIONS.has((words[at] ?? "").toLowerCase()) ? 1 : 0;
}

/** Cuts a long sentence into pieces of at most fourteen words, where it breathes, as evenly as it can. */
export function splitLong(sentence: string): string[] {
  const words = writtenWords(sentence);
  if (words.length <= PIECE_WORDS_MAX) return [sentence];
  const pieces = Math.ceil(words.length / PIECE_WORDS_MAX);
  const ideal = words.length / pieces;
  let best = Math.round(ideal);
  let bestCost = Number.POSITIVE_INFINITY;
  for (let at = PIECE_WORDS_MIN; at <= Math.min(PIECE_WORDS_MAX, words.length - PIECE_WORDS_MIN); at += 1) {
    const cost = Math.abs(at - ideal) - 3 * breakValue(words, at);
    if (cost < bestCost) [best, bestCost] = [at, cost];
  }
  return [joinWords(words.slice(0, best)), ...splitLong(joinWords(words.slice(best)))];
}

/** Characters as wide as Latin ones; ideographs are twice that. */
function widthOf(text: string): number {
  return (
    text.length +
    (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0)
  );
}

/** Balanced lines of big type: as few as needed, none much longer than the others. */
export function breakLines(text: string): string[] {
  const words = writtenWords(text);
  const count = Math.min(LINES_MAX, words.length, Math.ceil(widthOf(text) / LINE_CHARACTERS_MAX));
  const lines: string[] = [];
  let rest = words;
  for (let left = count; left > 1 && rest.length > 0; left -= 1) {
    const target = joinWords(rest).length / left;
    let take = 1;
    const cost = (amount: number): number => Math.abs(joinWords(rest.slice(0, amount)).length - target);
    while (take < rest.length - (left - 1) && cost(take + 1) <= cost(take)) take += 1;
    lines.push(joinWords(rest.slice(0, take)));
    rest = rest.slice(take);
  }
  if (rest.length > 0) lines.push(joinWords(rest));
  return lines;
}
