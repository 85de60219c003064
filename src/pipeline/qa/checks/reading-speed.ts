import type { TextBox, Timeline } from "../../../model/timeline.ts";
import { answer, skipped, type VideoCheck } from "../video-check.ts";

/**
 * Characters a second. Subtitle guides for silent reading say 17 to 20; captions here are also heard, and a single short
 * cue may be quicker than the average.
 */
const LIMIT = 25;
const GLANCE_MS = 300;

/** Nobody is asked to read faster than people can, in captions and in the picture. */
export const readingSpeedCheck: VideoCheck = {
  id: "reading-speed",
  measure({ request }) {
    const texts = [...cues(request.timeline), ...layoutTexts(request.timeline)];
    const worst = texts
      .map((one) => ({
        ...one,
        speed: one.characters / (Math.max(1, one.shownMs - GLANCE_MS * one.glances) / 1000),
      }))
      .toSorted((a, b) => b.speed - a.speed)[0];
    if (!worst) return skipped("reading-speed", "characters/s", "there is no text");
    const measured = Number(worst.speed.toFixed(1));
    return answer(
      "reading-speed",
      { measured, limit: LIMIT, unit: "characters/s" },
      measured <= LIMIT ? undefined : `“${worst.text}” is on screen for ${Math.round(worst.shownMs)} ms`,
    );
  },
};

interface ShownText {
  text: string;
  characters: number;
  shownMs: number;
  /** Times the eye must first find the text: captions stay in one place. */
  glances: 0 | 1;
}

function cues(timeline: Timeline): ShownText[] {
  return timeline.cues.map((cue) => {
    const text = cue.lines.join(" ");
    return { text, characters: countCharacters(text), shownMs: cue.endMs - cue.startMs, glances: 0 };
  });
}

/** Numbers that count up are one text: only its letters name it. */
function layoutTexts(timeline: Timeline): ShownText[] {
  const shown = new Map<string, { box: TextBox; frames: number }>();
  for (const box of timeline.textBoxes) {
    if (box.role === "caption") continue;
    const name = `${box.role} ${box.text.replace(/[\d.,\s]+/g, "#")}`;
    const frames = (shown.get(name)?.frames ?? 0) + box.endFrame - box.startFrame;
    shown.set(name, { box, frames });
  }
  return [...shown.values()].map(({ box, frames }) => ({
    text: box.text,
    characters: countCharacters(box.text),
    shownMs: (frames * 1000) / timeline.framesPerSecond,
    glances: 1,
  }));
}

function countCharacters(text: string): number {
  return text.replace(/\s+/g, " ").trim().length;
}
