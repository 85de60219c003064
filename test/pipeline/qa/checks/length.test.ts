import { lengthCheck } from "../../../../src/pipeline/qa/checks/length.ts";
import { findsFault } from "../planted-fault.ts";

findsFault(lengthCheck, "a file shorter than its script", {}, (request) => ({
  ...request,
  timeline: { ...request.timeline, frameCount: 120 },
}));
