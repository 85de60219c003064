import { createRandom } from "../../src/core/random.ts";
import { betterIdea, writtenBeat, writtenIdea, writtenScores } from "./written-ideas.ts";

const IDEAS_MAX = 96;

/**
 * A writer for any number of videos that have no word in common: it thinks of `topic`'s ideas, none of them twice, finds
 * them all good, and writes each out in beats, each with a shot of its own.
 */
export function tellPaidStory(asked: string, beatCount = 3): string {
  const topic = /topic-\d+/.exec(asked)?.[0] ?? "topic-0";
  const ideas = Array.from({ length: IDEAS_MAX }, (_, index) => wordsOfIdea(topic, index));
  const wanted = numberIn(/Think of (\d+) ideas/.exec(asked));
  if (wanted !== undefined) {
    const fresh = ideas.filter((words) => !asked.includes(titleOf(words))).slice(0, wanted);
    return JSON.stringify({ ideas: fresh.map(ideaOf) });
  }
  const rewrites = numberIn(/Score all \d+ ideas, and write the best (\d+) once more/.exec(asked));
  if (rewrites !== undefined) {
    const listed = ideas.filter((words) => asked.includes(`. ${titleOf(words)}\n`));
    const scores = listed.map((_, index) => writtenScores(index + 1, 9));
    const better = listed.slice(0, rewrites).map((words, index) => betterOf(words, index + 1));
    return JSON.stringify({ scores, better });
  }
  const words = ideas.find((idea) => asked.includes(`title: ${titleOf(idea)}`));
  if (!words) throw new Error(`nobody thought of what is to be written: ${asked}`);
  return JSON.stringify(scriptOf(words, beatCount));
}

const numberIn = (found: RegExpExecArray | null): number | undefined =>
  found?.[1] === undefined ? undefined : Number(found[1]);

/** Words that nobody ever used, the same for the same idea. */
function wordsOfIdea(topic: string, index: number): string[] {
  const random = createRandom(`${topic}/${index}`);
  return Array.from({ length: 28 }, () =>
    Array.from({ length: 3 }, () => SYLLABLES[random.integer(SYLLABLES.length)]).join(""),
  );
}
const SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi zo ka re mi do lu pa ne si to".split(" ");

const hookOf = ([a = "", b = "", c = "", d = ""]: readonly string[]): string =>
  `${capital(a)} ${b} ${c} ${d}`;
const capital = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;

const titleOf = ([first = "", , , , fifth = ""]: readonly string[]): string => `${capital(first)} ${fifth}`;

const ideaOf = (words: readonly string[]) =>
  writtenIdea({
    title: titleOf(words),
    hook: hookOf(words),
    angle: `${words[5]} ${words[6]} ${words[7]}`,
    beats: [words.slice(8, 11).join(" "), words.slice(11, 14).join(" "), words.slice(13).join(" ")],
  });

const betterOf = (words: readonly string[], idea: number) => {
  const { title, hook, angle, beats } = ideaOf(words);
  const otherHooks = words
    .slice(4, 11)
    .map((word, index) => `${capital(word)} ${words[index]} ${words[index + 5]}`);
  return betterIdea(idea, { title, hook, angle, beats, otherHooks });
};

const scriptOf = (words: readonly string[], beatCount: number) => ({
  title: titleOf(words),
  look: "Cold morning light, long lens",
  beats: Array.from({ length: beatCount }, (_, beat) => {
    const say = beat === 0 ? hookOf(words) : words.slice(beat * 4, beat * 4 + 4).join(" ");
    return writtenBeat(`${capital(say)}.`, {
      screen: say.split(" ").slice(0, 3).join(" "),
      shot: `${capital(words[beat] ?? "")} ${words[beat + 8]} in deep snow, low camera`,
    });
  }),
  caption: `${capital(words[2] ?? "")} ${words[3]}.`,
  hashtags: [words[1] ?? "story"],
});
