import { answer, type VideoCheck } from "../video-check.ts";

export const pixelFormatCheck: VideoCheck = {
  id: "pixel-format",
  measure({ facts }) {
    const measured = facts.picture?.pixelFormat ?? "none";
    return answer(
      "pixel-format",
      { measured, limit: "yuv420p", unit: "" },
      measured === "yuv420p" ? undefined : `phones may not play ${measured}`,
    );
  },
};
