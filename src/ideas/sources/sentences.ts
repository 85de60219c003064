import { isDottedAbbreviation } from "../spoken-numbers/abbreviations.ts";
import type { Block } from "./plain-blocks.ts";

export interface Sentence {
  text: string;
  /** 1-based line of the file on which its block begins. */
  line: number;
  isHeading: boolean;
  /** The first sentence of its paragraph. */
  isLead: boolean;
}

const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** True for text whose words are not separated by spaces. */
function isSpaceless(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{3}/u.test(text);
}

/** Words as they are written; text without spaces is cut where its language ends words. */
export function writtenWords(text: string): string[] {
  if (!isSpaceless(text)) return text.split(/\s+/u).filter((word) => word !== "");
  const words: string[] = [];
  for (const { segment, isWordLike } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(
    text,
  )) {
    if (segment.trim() === "") continue;
    if (isWordLike === true || words.length === 0) words.push(segment);
    else words[words.length - 1] += segment;
  }
  return words;
}

/** Joins written words the way their script does. */
export function joinWords(words: readonly string[]): string {
  return words.reduce((line, word) => {
    const isTight = SPACELESS.test(line.slice(-1)) && SPACELESS.test(word);
    return line === "" || isTight || /[、。，！？；：]$/u.test(line) ? line + word : `${line} ${word}`;
  }, "");
}

/** Sentences of a paragraph; dots in abbreviations, initials, decimals and addresses end none. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  const end = /(?:[.!?…]+["'”’)\]]*(?=\s))|[。！？]+[”’」』）]*/gu;
  for (const match of text.matchAll(end)) {
    const stop = match.index + match[0].length;
    const before = /\S+$/u.exec(text.slice(start, match.index))?.[0] ?? "";
    const next = text.slice(stop).trimStart();
    const isDot = match[0] === ".";
    const isInitial = /^["'(]*\p{Lu}$/u.test(before);
    const isGoingOn = /^\p{Ll}/u.test(next);
    if (isDot && (isInitial || isGoingOn || isDottedAbbreviation(before.replace(/^["'([]+/, "")))) continue;
    sentences.push(text.slice(start, stop).trim());
    start = stop;
  }
  sentences.push(text.slice(start).trim());
  return sentences.filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** All sentences of a text in order; headings count as sentences of their own. */
export function sentencesOf(blocks: readonly Block[]): Sentence[] {
  return blocks.flatMap((block) =>
    (block.kind === "heading" ? [block.text] : splitSentences(block.text)).map((text, index) => ({
      text,
      line: block.line,
      isHeading: block.kind === "heading",
      isLead: index === 0,
    })),
  );
}
