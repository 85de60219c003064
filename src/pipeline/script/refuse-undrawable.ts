import type { Brief } from "../../model/brief.ts";
import type { Script } from "../../model/script.ts";
import { visibleTexts } from "../../model/visible-text.ts";
import { refuseMissingGlyphs } from "../../studio/fonts/fonts.ts";

/** What the user brings may be in any script: a usage error before anything is voiced or drawn. */
export function refuseUndrawable(script: Script, brief: Brief): void {
  if (!isBroughtByUser(brief)) return;
  const said = script.beats.flatMap((beat) => beat.narration.map((word) => word.show));
  refuseMissingGlyphs([...script.beats.flatMap((beat) => visibleTexts(beat.data)), ...said]);
}

export function isBroughtByUser(brief: Brief): boolean {
  return brief.textFile !== undefined || brief.table !== undefined;
}
