import { answer, type VideoCheck } from "../video-check.ts";

const EDGE = 24;
const LIMIT = 0.2;

/** The first frame is as rich as the rest: its part of edge pixels against the median frame's. */
export const firstFrameCheck: VideoCheck = {
  id: "first-frame",
  measure({ coarse }) {
    const details = coarse.frames.map((frame) => edgePart(frame, coarse.width));
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

function edgePart(frame: Uint8Array, width: number): number {
  let edges = 0;
  for (let at = width; at < frame.length; at += 1) {
    const value = frame[at] ?? 0;
    if (Math.abs(value - (frame[at - 1] ?? 0)) > EDGE || Math.abs(value - (frame[at - width] ?? 0)) > EDGE) {
      edges += 1;
    }
  }
  return edges / frame.length;
}
