import type { WordSpan } from "../../providers/contracts/voice.ts";

/**
 * The times of words by the times of the characters of all of them with one space between. Marks at a word's end belong to
 * the pause behind it. Undefined when the times are no times: not as many as characters, or they run back.
 */
export function wordsOfCharacters(
  texts: readonly string[],
  characters: readonly WordSpan[],
): WordSpan[] | undefined {
  if (characters.length !== texts.join(" ").length) return undefined;
  const words: WordSpan[] = [];
  let at = 0;
  for (const text of texts) {
    const said = Math.max(1, text.replace(/[^\p{L}\p{N}]+$/u, "").length);
    const first = characters[at];
    const last = characters[at + said - 1];
    if (!first || !last || last.endMs < first.startMs || first.startMs < (words.at(-1)?.startMs ?? 0))
      return undefined;
    words.push({ startMs: first.startMs, endMs: last.endMs });
    at += text.length + 1;
  }
  // Marks of one word may ring into the next.
  return words.map(({ startMs, endMs }, index) => ({
    startMs,
    endMs: Math.min(endMs, Math.max(startMs, words[index + 1]?.startMs ?? endMs)),
  }));
}
