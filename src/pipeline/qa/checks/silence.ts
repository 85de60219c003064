import { levelsDb, longestRun } from "../measure/levels.ts";
import { answer, skipped, type VideoCheck } from "../video-check.ts";

const SILENT_DB = -50;
const WINDOW_MS = 50;
const LIMIT_MS = 1_500;

/** No hole in the sound, at the end neither: a hole makes people swipe. */
export const silenceCheck: VideoCheck = {
  id: "silence",
  measure({ sound, facts }) {
    if (!sound) return skipped("silence", "ms", "the video has no sound");
    const flags = levelsDb(sound, WINDOW_MS).map((level) => level < SILENT_DB);
    while (flags.length < Math.floor(facts.durationMs / WINDOW_MS)) flags.push(true);
    const run = longestRun(flags);
    const measured = run.length * WINDOW_MS;
    return answer(
      "silence",
      { measured, limit: LIMIT_MS, unit: "ms" },
      measured <= LIMIT_MS
        ? undefined
        : `nothing is heard for ${measured} ms from ${run.start * WINDOW_MS} ms`,
    );
  },
};
