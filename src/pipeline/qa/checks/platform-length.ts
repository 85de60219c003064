import { answer, skipped, type VideoCheck } from "../video-check.ts";

/** Every wanted platform takes a video of this length. */
export const platformLengthCheck: VideoCheck = {
  id: "platform-length",
  measure({ facts, request }) {
    if (request.platforms.length === 0) return skipped("platform-length", "ms", "no platform was named");
    const min = Math.max(...request.platforms.map((platform) => platform.durationMs.min));
    const max = Math.min(...request.platforms.map((platform) => platform.durationMs.max));
    const measured = facts.durationMs;
    const refusing = request.platforms
      .filter(({ durationMs }) => measured < durationMs.min || measured > durationMs.max)
      .map(
        (platform) => `${platform.title} takes ${platform.durationMs.min} to ${platform.durationMs.max} ms`,
      );
    return answer(
      "platform-length",
      { measured, limit: `${min} to ${max}`, unit: "ms" },
      refusing.length === 0 ? undefined : `the file lasts ${measured} ms; ${refusing.join("; ")}`,
    );
  },
};
