import { COARSE } from "../measure/coarse-frames.ts";
import { longestRun } from "../measure/levels.ts";
import { answer, type VideoCheck } from "../video-check.ts";

const BLACK_PART = 0.985;
const LIMIT_MS = 200;

export const blackCheck: VideoCheck = {
  id: "black",
  measure({ coarse }) {
    const run = longestRun(coarse.map((frame) => frame.blackPart >= BLACK_PART));
    const toMs = (frames: number): number => Math.round((frames * 1000) / COARSE.framesPerSecond);
    const measured = toMs(run.length);
    return answer(
      "black",
      { measured, limit: LIMIT_MS, unit: "ms" },
      measured <= LIMIT_MS ? undefined : `the picture is black for ${measured} ms from ${toMs(run.start)} ms`,
    );
  },
};
