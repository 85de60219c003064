import { comparableWords } from "../near-duplicates/tf-idf-index.ts";
import { writtenWords } from "./sentences.ts";

const COMMON = new Set(
  "a about after all also an and any are as at be because been before being but by can could did do does down each even every few for from get go got had has have he her here him his how i if in into is it its it's just know let like make many may me more most much must my never new no not now of off on once one only or other our out over own people per put said same say see she should so some still such take than that the their them then there these they thing things this those through to too two up us use very was way we well were what when where which while who why will with without would year years yes you your don't doesn't isn't can't won't didn't".split(
    " ",
  ),
);

/** Meaningful words of a text, most frequent first; ties in order of appearance. */
export function keywords(text: string, limit: number): string[] {
  const counts = new Map<string, number>();
  for (const word of writtenWords(text).flatMap(comparableWords)) {
    if (COMMON.has(word) || word.length < (/\p{Script=Han}/u.test(word) ? 2 : 4) || /^\p{N}/u.test(word))
      continue;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts.entries()]
    .sort((a, b) => b[1] - a[1])
    .slice(0, limit)
    .map(([word]) => word);
}

/** The word or number of a line that deserves the accent colour: a number first, else its rarest, longest word. */
export function emphasisOf(text: string): string[] {
  const tokens = writtenWords(text).map((token) =>
    token.replace(/^[^\p{L}\p{N}$€£¥−-]+|[^\p{L}\p{N}%²³°]+$/gu, ""),
  );
  const number = tokens.find((token) => /\d/.test(token));
  if (number !== undefined) return [number];
  const longest = tokens
    .filter((token) => !COMMON.has(token.toLowerCase()))
    .reduce((best, token) => (token.length > best.length ? token : best), "");
  return longest.length >= 4 ? [longest] : [];
}

const SCRIPT_LANGUAGES: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja"],
  [/\p{Script=Hangul}/gu, "ko"],
  [/\p{Script=Han}/gu, "zh"],
  [/\p{Script=Arabic}/gu, "ar"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Cyrillic}/gu, "ru"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Devanagari}/gu, "hi"],
  [/\p{Script=Thai}/gu, "th"],
];

/** The language that a text's alphabet gives away, else the one the user asked for. */
export function languageOf(text: string, asked: string): string {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const foreign = SCRIPT_LANGUAGES.find(([pattern]) => (text.match(pattern)?.length ?? 0) > letters / 3);
  return foreign ? foreign[1] : asked;
}
