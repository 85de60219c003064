import { parseWordPhones } from "./phones.ts";
import type { RunFlite } from "./run-flite.ts";

/** Whose voice, and where it works. */
export interface WordReading {
  runFlite: RunFlite;
  voice: string;
  workFolder: string;
  signal: AbortSignal;
}

/**
 * The phones of each word as it sounds on its own. flite runs single letters together even across full stops
 * (`D. R. Congo.`): where the count is wrong the list is read in halves, down to the words that did it.
 */
export async function phonesOfWords(words: readonly string[], reading: WordReading): Promise<string[][]> {
  const different = [...new Set(words)];
  const phones = await phonesInHalves(different, reading);
  const byWord = new Map(different.map((word, index) => [word, phones[index] ?? []]));
  return words.map((word) => byWord.get(word) ?? []);
}

async function phonesInHalves(words: readonly string[], reading: WordReading): Promise<string[][]> {
  if (words.length === 0) return [];
  const { runFlite, voice, workFolder, signal } = reading;
  const args = ["-voice", voice, "-ps", "-t", ` ${words.join(". ")}.`, "-o", "none"];
  const groups = parseWordPhones(await runFlite(args, workFolder, signal));
  if (groups.length === words.length) return groups;
  if (words.length === 1) return [groups.flat()];
  const middle = Math.ceil(words.length / 2);
  const halves = [words.slice(0, middle), words.slice(middle)];
  return (await Promise.all(halves.map(async (half) => await phonesInHalves(half, reading)))).flat();
}
