import type { HookCandidate } from "../../model/concept.ts";
import type { HookWeights } from "../hooks/hook-weights.ts";
import { chooseHooks, HOOK_WORDS_MAX } from "../hooks/score-hook.ts";
import { leansOnPrevious } from "./select-sentences.ts";
import { joinWords, type Sentence, writtenWords } from "./sentences.ts";

const WANTED = 8;
/** What an honest reader loses when a hook is only a part of what was written, in log-odds. */
const WHOLE_BONUS: Readonly<Record<string, number>> = {
  title: 1,
  sentence: 0.2,
  clause: -1,
  opening: -1.5,
};
/** The author began here, which says more than our model knows of the text. */
const FIRST_BONUS = 0.5;

const withoutEnd = (text: string): string => text.replace(/[\s.,;:—–-]+$/u, "");

function clausesOf(text: string): string[] {
  const clauses = text.split(/(?<=[,;:—–])\s+|(?<=[，；：])/u).map(withoutEnd);
  return clauses.length > 1
    ? clauses.filter((clause) => writtenWords(clause).length >= 4 && !leansOnPrevious(clause))
    : [];
}

/** The user's own words that could open a video: titles, short sentences, clauses, and beginnings cut with an ellipsis. */
function candidatesOf(sentences: readonly Sentence[]): { text: string; formula: string }[] {
  const standing = sentences.filter((sentence) => !leansOnPrevious(sentence.text));
  const whole = standing.map((sentence) => ({
    text: sentence.text.replace(/\.$/, ""),
    formula: sentence.isHeading ? "title" : "sentence",
  }));
  const clauses = sentences.flatMap((sentence) =>
    clausesOf(sentence.text).map((text) => ({ text, formula: "clause" })),
  );
  const openings = [HOOK_WORDS_MAX - 1, 7, 5].flatMap((length) =>
    standing
      .map((sentence) => writtenWords(sentence.text))
      .filter((words) => words.length > length + 1)
      .map((words) => ({ text: `${withoutEnd(joinWords(words.slice(0, length)))}…`, formula: "opening" })),
  );
  const fitting = [...whole, ...clauses].filter(({ text }) => {
    const count = writtenWords(text).length;
    return count >= 2 && count <= HOOK_WORDS_MAX;
  });
  return fitting.length >= WANTED ? fitting : [...fitting, ...openings.slice(0, WANTED)];
}

/** Hooks taken from the user's words, best first. What is cut out of a sentence has to be better to win. */
export function textHooks(sentences: readonly Sentence[], weights: HookWeights): HookCandidate[] {
  const first = sentences.find((sentence) => !sentence.isHeading)?.text ?? "";
  return chooseHooks(candidatesOf(sentences), weights)
    .map((hook) => {
      const cut = { name: `from-${hook.formula}`, contribution: WHOLE_BONUS[hook.formula] ?? 0 };
      const isFirst = hook.formula === "sentence" && first.startsWith(hook.text);
      const opener = isFirst ? [{ name: "your-first-sentence", contribution: FIRST_BONUS }] : [];
      const added = [cut, ...opener];
      const bonus = added.reduce((sum, part) => sum + part.contribution, 0);
      return { ...hook, score: hook.score + bonus, parts: [...hook.parts, ...added] };
    })
    .sort((a, b) => b.score - a.score);
}
