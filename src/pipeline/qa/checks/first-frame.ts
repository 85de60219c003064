import { answer, type VideoCheck } from "../video-check.ts";

const LIMIT = 0.2;

/** The first frame is as rich as the rest: its part of edge pixels against the median frame's. */
export const firstFrameCheck: VideoCheck = {
  id: "first-frame",
  measure({ coarse }) {
    const details = coarse.map((frame) => frame.edgePart);
    const median = details.toSorted((a, b) => a - b)[Math.floor(details.length / 2)] ?? 0;
    const first = details[0] ?? 0;
    const measured = median === 0 ? 0 : Number((first / median).toFixed(3));
    return answer(
      "first-frame",
      { measured, limit: LIMIT, unit: "detail against the median frame" },
      measured >= LIMIT ? undefined : "the first frame is empty, or nearly so",
    );
  },
};
