import type { LayoutData } from "../../model/layout-data.ts";
import type { Beat } from "../../model/script.ts";
import { sayText } from "../spoken-numbers/say-text.ts";

/** What a beat of a table's video needs besides its number. */
export interface BeatFacts {
  role: Beat["role"];
  text: string;
  data: LayoutData;
  minDurationMs: number;
  pauseAfterMs: number;
  accent: Beat["accent"];
  shotKeywords: string[];
}

/** Numbers the beats and puts their words into the voice's mouth. */
export function numberBeats(facts: readonly BeatFacts[]): Beat[] {
  return facts.map(({ text, ...rest }, index) => ({
    id: `b${index + 1}`,
    narration: sayText(text),
    ...rest,
  }));
}

/** The first beat of every video: the hook, large, at once. */
export function hookBeat(hook: string, kicker: string | undefined, shotKeywords: string[]): BeatFacts {
  return {
    role: "hook",
    text: hook,
    data: { layout: "headline", text: hook, ...(kicker === undefined ? {} : { kicker }) },
    minDurationMs: 1800,
    pauseAfterMs: 350,
    accent: "none",
    shotKeywords,
  };
}

/** The last words, over a headline. */
export function outroBeat(text: string): BeatFacts {
  return {
    role: "outro",
    text,
    data: { layout: "headline", text: text.replace(/\.$/, "") },
    minDurationMs: 2000,
    pauseAfterMs: 700,
    accent: "stamp",
    shotKeywords: [],
  };
}
