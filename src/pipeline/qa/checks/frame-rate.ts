import { answer, type VideoCheck } from "../video-check.ts";

const FRAMES_PER_SECOND = 30;

export const frameRateCheck: VideoCheck = {
  id: "frame-rate",
  measure({ facts }) {
    const measured = Number((facts.picture?.framesPerSecond ?? 0).toFixed(3));
    return answer(
      "frame-rate",
      { measured, limit: FRAMES_PER_SECOND, unit: "frames/s" },
      measured === FRAMES_PER_SECOND ? undefined : `the picture runs at ${measured} frames a second`,
    );
  },
};
