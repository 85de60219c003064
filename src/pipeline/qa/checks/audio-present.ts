import { levelsDb } from "../measure/levels.ts";
import { answer, type VideoCheck } from "../video-check.ts";

const AUDIBLE_DB = -50;

/** There is a sound track, as long as the picture, and something can be heard on it. */
export const audioPresentCheck: VideoCheck = {
  id: "audio-present",
  measure({ sound, facts }) {
    if (!sound)
      return answer("audio-present", { measured: 0, limit: 1, unit: "sound tracks" }, "the video is mute");
    const levels = levelsDb(sound, 100);
    const audible = levels.filter((level) => level > AUDIBLE_DB).length;
    const part = Number((audible / Math.max(1, facts.durationMs / 100)).toFixed(3));
    return answer(
      "audio-present",
      { measured: part, limit: 0.5, unit: "part of the video with sound" },
      part >= 0.5 ? undefined : `only ${Math.round(part * 100)}% of the video has audible sound`,
    );
  },
};
