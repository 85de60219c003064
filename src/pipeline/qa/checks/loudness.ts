import { answer, skipped, type VideoCheck } from "../video-check.ts";

const TARGET_LUFS = -14;
const TOLERANCE_LU = 1;

export const loudnessCheck: VideoCheck = {
  id: "loudness",
  measure({ loudness }) {
    if (!loudness) return skipped("loudness", "LUFS", "the video has no sound");
    const measured = loudness.integratedLufs;
    return answer(
      "loudness",
      { measured, limit: `${TARGET_LUFS} ± ${TOLERANCE_LU}`, unit: "LUFS" },
      Math.abs(measured - TARGET_LUFS) <= TOLERANCE_LU
        ? undefined
        : `the sound is ${measured < TARGET_LUFS ? "too quiet" : "too loud"}: ${measured} LUFS`,
    );
  },
};
