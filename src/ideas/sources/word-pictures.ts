import type { Picture } from "../../model/layout-data.ts";
import type { WordPictures } from "../../templates/open-templates.ts";
import { writtenWords } from "./sentences.ts";

/**
 * Pictures of the things that some lines speak of, in the order of the lines. A line that names nothing keeps what the line
 * before it showed, and the first ones what comes first. Empty lists where no line names anything, or in other languages.
 */
export function picturesOf(lines: readonly string[], language: string, known: WordPictures): Picture[][] {
  if (language !== known.language) return lines.map(() => []);
  const named = lines.map((line) => emojiIn(line, known.words));
  let shown = named.find((emoji) => emoji.length > 0) ?? [];
  return named.map((emoji) => {
    if (emoji.length > 0) shown = emoji;
    return shown.map((one) => ({ kind: "emoji", emoji: one }));
  });
}

/** The first and the last thing named, what it begins with and what it comes to; more would hide each other. */
function emojiIn(line: string, words: WordPictures["words"]): string[] {
  const found = writtenWords(line)
    .map((word) => word.toLowerCase().replace(/^[^\p{L}]+|(?:['’]s)?[^\p{L}]+$|['’]s$/gu, ""))
    .flatMap((word) => formsOf(word).find((form) => Object.hasOwn(words, form)) ?? [])
    .map((form) => words[form] ?? "");
  return [...new Set([...found.slice(0, 1), ...found.slice(-1)])];
}

/** A word as it stands, and what it may be the plural of. */
function formsOf(word: string): string[] {
  return [word, word.replace(/s$/u, ""), word.replace(/es$/u, ""), word.replace(/ies$/u, "y")];
}
