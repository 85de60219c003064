import type { NarrationWord } from "../../model/script.ts";

const MARK = /[.!?,;:…]+["”’')]*$/u;

/**
 * What a voice is given for a word: what is said, with the mark that stands behind it on screen, because a natural voice
 * pauses and rises by its marks.
 */
export function spokenText({ say, show }: NarrationWord): string {
  const said = say.trim();
  return MARK.test(said) ? said : `${said}${MARK.exec(show.trim())?.[0] ?? ""}`;
}
