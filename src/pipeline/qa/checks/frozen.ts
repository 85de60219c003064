import { longestRun } from "../measure/levels.ts";
import { answer, type VideoCheck } from "../video-check.ts";

const LIMIT_MS = 1_500;
/** Blocks of 30 × 30; the encoder's own noise moves a block's mean difference less than this. */
const BLOCK = 30;
const MOVED = 0.8;

/** Something moves, somewhere, all the time. */
export const frozenCheck: VideoCheck = {
  id: "frozen",
  measure({ coarse }) {
    const flags = coarse.frames.map((frame, index) => {
      const before = coarse.frames[index - 1];
      return before !== undefined && !hasMoved(before, frame, coarse.width, coarse.height);
    });
    const run = longestRun(flags);
    const toMs = (frames: number): number => Math.round((frames * 1000) / coarse.framesPerSecond);
    const measured = toMs(run.length);
    return answer(
      "frozen",
      { measured, limit: LIMIT_MS, unit: "ms" },
      measured <= LIMIT_MS ? undefined : `nothing moves for ${measured} ms from ${toMs(run.start)} ms`,
    );
  },
};

function hasMoved(before: Uint8Array, after: Uint8Array, width: number, height: number): boolean {
  for (let top = 0; top + BLOCK <= height; top += BLOCK) {
    for (let left = 0; left + BLOCK <= width; left += BLOCK) {
      let sum = 0;
      for (let y = top; y < top + BLOCK; y += 1) {
        for (let at = y * width + left; at < y * width + left + BLOCK; at += 1) {
          sum += Math.abs((after[at] ?? 0) - (before[at] ?? 0));
        }
      }
      if (sum / BLOCK ** 2 >= MOVED) return true;
    }
  }
  return false;
}
