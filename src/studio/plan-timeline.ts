import { AppError } from "../core/app-error.ts";
import type { Narration } from "../model/narration.ts";
import type { Script } from "../model/script.ts";
import type { Timeline } from "../model/timeline.ts";

export const FRAMES_PER_SECOND = 30;
const TAIL_MS = 700;
/** A cut comes this long before the first word it introduces. */
const BEFORE_WORD_MS = 60;

/** When the music beats, known before a note is made. */
export interface BeatGrid {
  mood: string;
  beatsPerMinute: number;
}

/**
 * Turns spoken beats into frames: cuts fall on a beat of the music wherever the silence between words has one. Throws
 * when the narration leaves out a beat or a word of the script, or times one that the script does not have.
 */
export function planTimeline(script: Script, narration: Narration, grid: BeatGrid): Timeline {
  expectSameBeats(script, narration);
  const words = shownWords(script, narration);
  const durationMs = narration.durationMs + TAIL_MS;
  const frameCount = Math.ceil((durationMs / 1000) * FRAMES_PER_SECOND);
  const beatTimesMs = beatTimes(grid.beatsPerMinute, durationMs);
  const starts = narration.beats.map((beat, index) =>
    index === 0 ? 0 : cutBefore(beat.beatId, index, narration, beatTimesMs),
  );
  const toFrame = (timeMs: number): number => Math.round((timeMs / 1000) * FRAMES_PER_SECOND);
  return {
    width: 1080,
    height: 1920,
    framesPerSecond: FRAMES_PER_SECOND,
    frameCount,
    beats: narration.beats.map((beat, index) => ({
      beatId: beat.beatId,
      startFrame: toFrame(starts[index] ?? 0),
      endFrame: index + 1 < starts.length ? toFrame(starts[index + 1] ?? 0) : frameCount,
    })),
    words,
    cues: [],
    textBoxes: [],
    pictureBoxes: [],
    music: { mood: grid.mood, beatsPerMinute: grid.beatsPerMinute, beatTimesMs },
  };
}

function expectSameBeats(script: Script, narration: Narration): void {
  const wanted = script.beats.map((beat) => beat.id);
  const found = narration.beats.map((beat) => beat.beatId);
  if (wanted.join() === found.join()) return;
  throw unlike(narration, `its beats are ${found.join(", ")} instead of ${wanted.join(", ")}`);
}

function shownWords(script: Script, narration: Narration): Timeline["words"] {
  const beats = new Map(script.beats.map((beat) => [beat.id, beat.narration]));
  const words = narration.words.map(({ beatId, index, startMs, endMs }) => {
    const word = beats.get(beatId)?.[index];
    if (word) return { show: word.show, beatId, startMs, endMs };
    throw unlike(narration, `it times word ${index + 1} of beat ${beatId}, which the script does not have`);
  });
  const timed = new Set(narration.words.map((word) => `${word.beatId} ${word.index}`));
  for (const beat of script.beats) {
    const missing = beat.narration.find((_, index) => !timed.has(`${beat.id} ${index}`));
    if (missing)
      throw unlike(narration, `it does not say when "${missing.show}" of beat ${beat.id} is heard`);
  }
  return words;
}

function unlike(narration: Narration, why: string): AppError {
  return new AppError({
    kind: "bug",
    code: "narration-unlike-script",
    message: `The narration by ${narration.voice} does not fit its script: ${why}.`,
  });
}

function beatTimes(beatsPerMinute: number, durationMs: number): number[] {
  const stepMs = 60_000 / beatsPerMinute;
  return Array.from({ length: Math.ceil(durationMs / stepMs) }, (_, index) => index * stepMs);
}

/** The last music beat in the silence before a beat's first word, or just before the word. */
function cutBefore(
  beatId: string,
  index: number,
  narration: Narration,
  beatTimesMs: readonly number[],
): number {
  const spokenStart = narration.beats[index]?.startMs ?? 0;
  const first = narration.words.find((word) => word.beatId === beatId);
  const previousId = narration.beats[index - 1]?.beatId;
  const last = narration.words.findLast((word) => word.beatId === previousId);
  const latest = first ? first.startMs - BEFORE_WORD_MS : spokenStart + 200;
  const earliest = Math.max(last ? last.endMs : spokenStart - 200, spokenStart - 350);
  const onBeat = beatTimesMs.findLast((timeMs) => timeMs >= earliest && timeMs <= latest);
  return onBeat ?? Math.max(earliest, Math.min(spokenStart, latest));
}
