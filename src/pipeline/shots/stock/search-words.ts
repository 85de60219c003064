import type { LayoutData } from "../../../model/layout-data.ts";
import type { Beat, Script } from "../../../model/script.ts";

/** One search for a beat. */
export interface Search {
  words: string;
  /** The library must say one of these of a clip; empty: it may say anything. */
  names: readonly string[];
}

/**
 * What is searched for a beat, the most telling first; empty: it is drawn. Where the words alone are shown, what the whole
 * video is about will do; where somebody is named, another country would be a lie.
 */
export function searchesFor(beat: Beat, { beats }: Pick<Script, "beats">): Search[] {
  if (isTheThought(beat.data)) return [];
  const { shotKeywords, shotSearch } = beat;
  const own = shotSearch === undefined ? [shotKeywords.join(" "), fewOf(shotKeywords)] : [shotSearch];
  if (isWordsOnly(beat.data))
    return distinct([...own, subjectOf(beats)]).map((words) => ({ words, names: [] }));
  const names = shotKeywords.filter((name) => shotSearch?.includes(name) ?? true);
  return distinct(own).map((words) => ({ words, names }));
}

const FEW_WORDS = 2;

const fewOf = (words: readonly string[]): string => words.slice(0, FEW_WORDS).join(" ");

/** What is drawn is what is said: without it the words make no sense. */
function isTheThought(data: LayoutData): boolean {
  switch (data.layout) {
    case "bar-race":
    case "myth-map":
      return true;
    case "quiz-card":
    case "duel":
      return data.phase === "ask";
    default:
      return false;
  }
}

const isWordsOnly = ({ layout }: LayoutData): boolean => layout === "headline" || layout === "kinetic-type";

function subjectOf([opening]: readonly Beat[]): string {
  return opening?.shotSearch ?? fewOf(opening?.shotKeywords ?? []);
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ""))];
}
