import type { LayoutData } from "../../../model/layout-data.ts";
import type { Beat, Script } from "../../../model/script.ts";

/**
 * What is searched for a beat, the most telling first; empty: it is drawn. Where the words alone are shown, what the whole
 * video is about will do; where somebody is named, another country would be a lie.
 */
export function searchesFor(beat: Beat, { beats }: Pick<Script, "beats">): string[] {
  if (isTheThought(beat.data)) return [];
  const { shotKeywords, shotSearch } = beat;
  const own =
    shotSearch === undefined
      ? [shotKeywords.join(" "), shotKeywords.slice(0, FEW_WORDS).join(" ")]
      : [shotSearch];
  return withoutEmpty(isWordsOnly(beat.data) ? [...own, subjectOf(beats)] : own);
}

const FEW_WORDS = 2;

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
  return opening?.shotSearch ?? opening?.shotKeywords.slice(0, FEW_WORDS).join(" ") ?? "";
}

function withoutEmpty(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ""))];
}
