import type { LayoutData } from "../../model/layout-data.ts";

/** One word of a beat's narration, timed from the beat's start. */
export interface HeardWord {
  show: string;
  startMs: number;
  endMs: number;
}

/** The text that a layout shows as a whole, when all of it may be what is said. */
export function ownText(data: LayoutData): string | undefined {
  if (data.layout === "headline") return data.text;
  return data.layout === "kinetic-type" ? data.lines.join(" ") : undefined;
}

/** Whether a layout shows word for word what is said: then its own words light up, and no caption says it again. */
export function isSpokenText(data: LayoutData, words: readonly HeardWord[]): boolean {
  const shown = ownText(data)?.split(/\s+/).filter(Boolean).map(bare) ?? [];
  const said = words.map((word) => bare(word.show));
  return (
    said.length > 0 && said.length === shown.length && said.every((word, index) => word === shown[index])
  );
}

/** Which word is being said, counted from 0; −1 before the first. It stays the last one in the pause after it. */
export function heardIndex(words: readonly HeardWord[], timeMs: number): number {
  return words.findLastIndex((word) => timeMs >= word.startMs - 1);
}

function bare(word: string): string {
  return word.replace(/[^\p{L}\p{N}%$€£°+]/gu, "").toLowerCase();
}
