import { longestRun } from "../measure/levels.ts";
import { answer, type VideoCheck } from "../video-check.ts";

/** Luma of video black is 16. */
const BLACK_LUMA = 24;
const BLACK_PART = 0.985;
const LIMIT_MS = 200;

export const blackCheck: VideoCheck = {
  id: "black",
  measure({ coarse }) {
    const run = longestRun(coarse.frames.map(isBlack));
    const toMs = (frames: number): number => Math.round((frames * 1000) / coarse.framesPerSecond);
    const measured = toMs(run.length);
    return answer(
      "black",
      { measured, limit: LIMIT_MS, unit: "ms" },
      measured <= LIMIT_MS ? undefined : `the picture is black for ${measured} ms from ${toMs(run.start)} ms`,
    );
  },
};

function isBlack(frame: Uint8Array): boolean {
  let black = 0;
  for (const value of frame) if (value <= BLACK_LUMA) black += 1;
  return black / frame.length >= BLACK_PART;
}
