import { parse } from "node:path";
import type { Beat } from "../../model/script.ts";

const wordsOf = (text: string): string[] =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/\p{L}+|\p{N}+/gu) ?? [];

/** Which beat a file names by number: `03 beach.jpg`, `b3.png`, `beat-3.mp4`, `hook.jpg` for the first; 1-based. */
export function numberInName(name: string): number | undefined {
  const stem = parse(name).name;
  if (/^(?:hook|cover|intro)\b/i.test(stem)) return 1;
  const match = /^(?:b|beat|shot|scene)?[\s_-]*0*(\d{1,2})(?![\d])/i.exec(stem);
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

/** How many of a beat's words a file name speaks of; longer words weigh more than short ones. */
function likeness(name: string, beat: Beat): number {
  const inName = new Set(wordsOf(parse(name).name));
  const joined = [...inName].join("");
  return beat.shotKeywords.reduce((sum, keyword) => {
    const words = wordsOf(keyword);
    const isNamed =
      words.length > 0 && (words.every((word) => inName.has(word)) || joined === words.join(""));
    return sum + (isNamed ? words.join("").length : 0);
  }, 0);
}

/**
 * One file for each beat: first files whose names say a beat's key words, then files numbered for it, then the rest in
 * order. When files run out they come round again, so that the whole video is made of the user's own pictures.
 */
export function matchFiles<File extends { name: string }>(
  files: readonly File[],
  beats: readonly Beat[],
): Map<string, File> {
  const matched = new Map<string, File>();
  const used = new Set<File>();
  const take = (beat: Beat, file: File): void => {
    matched.set(beat.id, file);
    used.add(file);
  };
  const pairs = beats.flatMap((beat) =>
    files.map((file) => ({ beat, file, value: likeness(file.name, beat) })),
  );
  for (const { beat, file, value } of pairs.toSorted((a, b) => b.value - a.value)) {
    if (value > 0 && !matched.has(beat.id) && !used.has(file)) take(beat, file);
  }
  const numbered = files.filter((file) => !used.has(file) && numberInName(file.name) !== undefined);
  for (const file of numbered) {
    const beat = beats.find((candidate) => candidate.id === `b${numberInName(file.name)}`);
    if (beat && !matched.has(beat.id)) take(beat, file);
  }
  const rest = files.filter((file) => !used.has(file));
  for (const beat of beats) {
    const next = matched.has(beat.id) ? undefined : rest.shift();
    if (next) take(beat, next);
  }
  let turn = 0;
  for (const beat of beats) {
    if (matched.has(beat.id)) continue;
    const file = files[turn % files.length];
    turn += 1;
    if (file) matched.set(beat.id, file);
  }
  return matched;
}
