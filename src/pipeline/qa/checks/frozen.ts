import { COARSE } from "../measure/coarse-frames.ts";
import { longestRun } from "../measure/levels.ts";
import { answer, type VideoCheck } from "../video-check.ts";

const LIMIT_MS = 1_500;

/** Something moves, somewhere, all the time. */
export const frozenCheck: VideoCheck = {
  id: "frozen",
  measure({ coarse }) {
    const run = longestRun(coarse.map((frame) => !frame.hasMoved));
    const toMs = (frames: number): number => Math.round((frames * 1000) / COARSE.framesPerSecond);
    const measured = toMs(run.length);
    return answer(
      "frozen",
      { measured, limit: LIMIT_MS, unit: "ms" },
      measured <= LIMIT_MS ? undefined : `nothing moves for ${measured} ms from ${toMs(run.start)} ms`,
    );
  },
};
