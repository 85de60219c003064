import { narrationText, type Script } from "../../model/script.ts";
import { visibleTexts } from "../../model/visible-text.ts";
import { comparableWords } from "./tf-idf-index.ts";

/**
 * What is said and shown in a script, each line once, without the words that every video of its format shares.
 * `fixedTexts` are the format's own templates; words of theirs are left out wherever they stand.
 */
export function comparableText(script: Script, fixedTexts: readonly string[]): string {
  const fixed = new Set(fixedTexts.flatMap(comparableWords));
  const lines = new Set(
    script.beats
      .flatMap((beat) => [narrationText(beat), ...visibleTexts(beat.data)])
      .map((line) => line.trim()),
  );
  return [...lines]
    .flatMap(comparableWords)
    .filter((word) => !fixed.has(word))
    .join(" ");
}
