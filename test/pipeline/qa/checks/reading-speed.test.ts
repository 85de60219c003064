import { readingSpeedCheck } from "../../../../src/pipeline/qa/checks/reading-speed.ts";
import { findsFault } from "../planted-fault.ts";

findsFault(readingSpeedCheck, "more words than time", {}, (request) => ({
  ...request,
  timeline: {
    ...request.timeline,
    cues: [
      { startMs: 0, endMs: 900, lines: ["Far more words than anyone can read", "in less than a second"] },
    ],
  },
}));
