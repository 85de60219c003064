import { answer, skipped, type VideoCheck } from "../video-check.ts";

const LIMIT_DBTP = -1;

export const truePeakCheck: VideoCheck = {
  id: "true-peak",
  measure({ loudness }) {
    if (!loudness) return skipped("true-peak", "dBTP", "the video has no sound");
    const measured = loudness.truePeakDbtp;
    return answer(
      "true-peak",
      { measured, limit: LIMIT_DBTP, unit: "dBTP" },
      measured <= LIMIT_DBTP ? undefined : `peaks reach ${measured} dBTP and may distort on phones`,
    );
  },
};
