import type { Script } from "../../../model/script.ts";
import { findWording, isCovered } from "./claims.ts";
import { mentionsIn } from "./mentions.ts";
import { type PackPhrases, packsOf } from "./pack-phrases.ts";
import type { SourceReader } from "./read-again.ts";
import type { Statement } from "./statements.ts";

/** Fields of a pack row that hold what the row is called. */
const NAME_FIELDS = ["name", "label", "title", "shortName", "capital"];

/** Capitalised mid-sentence without being anybody's name. */
const PLAIN_CAPITALS = new Set(
  "I I'm I've I'd I'll OK UN GDP PPP TV US USA UK EU UTC GMT NASA Earth World North South East West Northern Southern Eastern Western Hemisphere Equator Pole Mercator January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Celsius Fahrenheit Number".split(
    " ",
  ),
);

const firstWord = (text: string): string => /[\p{L}\p{N}]+/u.exec(text.toLowerCase())?.[0] ?? "";

/** What the rows of the script's packs are called, by first word: a text is asked only for names that may stand in it. */
function knownNames(script: Script, reader: SourceReader): Map<string, string[]>[] {
  return [...packsOf(script)].map((packId) =>
    reader.once(`names/${packId}`, () => {
      const byWord = new Map<string, string[]>();
      for (const row of reader.packRows(packId)) {
        for (const name of NAME_FIELDS.map((field) => row[field])) {
          if (typeof name !== "string" || name.length <= 2 || !/^\p{Lu}/u.test(name)) continue;
          byWord.set(firstWord(name), [...(byWord.get(firstWord(name)) ?? []), name]);
        }
      }
      return byWord;
    }),
  );
}

/** Capitalised words that begin no sentence, in a text that is not set in capitals throughout. */
function capitalisedWords(text: string): { start: number; end: number; text: string }[] {
  const words = [...text.matchAll(/[\p{L}][\p{L}\p{M}'’.-]*/gu)];
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word[0]));
  const isHeadline = capitals.length > words.length / 2;
  if (isHeadline) return [];
  return capitals
    .filter((word) => {
      const before = text.slice(0, word.index).trimEnd();
      const startsSentence = before === "" || /[.!?:…·"“”(—–-]$/u.test(before);
      const plain = word[0].replace(/['’]s$|[.'’]+$/u, "");
      return !startsSentence && !PLAIN_CAPITALS.has(plain);
    })
    .map((word) => ({
      start: word.index,
      end: word.index + word[0].replace(/['’.]+s?$/u, "").length,
      text: word[0],
    }));
}

/** Names in the finished text that no receipt proves. */
export function unprovenNames(
  script: Script,
  statements: readonly Statement[],
  { reader, phrases }: { reader: SourceReader; phrases: PackPhrases },
): string[] {
  const known = knownNames(script, reader);
  const credits = script.credits.join(" ").toLowerCase();
  const unproven = (text: string): string[] => {
    const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
    const names = [...words].flatMap((word) => known.flatMap((byWord) => byWord.get(word) ?? []));
    const entities = names
      .filter((name) => text.includes(name) || text.includes(name.toUpperCase()))
      .flatMap((name) => findWording(text, name))
      .map((span) => ({ ...span, text: text.slice(span.start, span.end) }))
      .filter((span) => /^\p{Lu}/u.test(span.text));
    const found = [...entities, ...capitalisedWords(text)];
    if (found.length === 0) return [];
    const spans = mentionsIn(text, script.receipts).flatMap((mention) => mention.spans);
    return found
      .filter((one) => !isCovered(one, spans) && !credits.includes(one.text.toLowerCase()))
      .filter((one) => !phrases.cover(text, one))
      .map((one) => one.text);
  };
  // Screens repeat much of the screen before: each text is looked at once.
  const judged = new Map<string, string[]>();
  return statements.flatMap(({ where, text }) => {
    const found = judged.get(text) ?? unproven(text);
    judged.set(text, found);
    return found.map((name) => `${where}: no receipt for the name “${name}” in “${text}”`);
  });
}
