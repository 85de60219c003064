import { answer, type VideoCheck } from "../video-check.ts";

const TOLERANCE_MS = 120;

/** The file is as long as the script was drawn, and long enough for all that is said. */
export const lengthCheck: VideoCheck = {
  id: "length",
  measure({ facts, request }) {
    const { timeline, narration, script } = request;
    const wantedMs = Math.round((timeline.frameCount / timeline.framesPerSecond) * 1000);
    const measured = facts.durationMs;
    const shortestMs = script.beats.reduce((sum, beat) => sum + beat.minDurationMs, 0);
    const lastWordMs = Math.max(0, ...timeline.words.map((word) => word.endMs));
    const fault =
      Math.abs(measured - wantedMs) > TOLERANCE_MS
        ? `the file lasts ${measured} ms, its script ${wantedMs} ms`
        : measured + TOLERANCE_MS < Math.max(lastWordMs, shortestMs)
          ? `the file ends after ${measured} ms, ${narration.voice === "none" ? "the beats need" : "the voice or the beats need"} ${Math.ceil(Math.max(lastWordMs, shortestMs))} ms`
          : undefined;
    return answer("length", { measured, limit: wantedMs, unit: "ms" }, fault);
  },
};
