import { answer, type VideoCheck } from "../video-check.ts";

export const fastStartCheck: VideoCheck = {
  id: "fast-start",
  measure: ({ isFastStart }) =>
    answer(
      "fast-start",
      { measured: isFastStart ? "index first" : "index last", limit: "index first", unit: "" },
      isFastStart ? undefined : "players must load the whole file before they start",
    ),
};
