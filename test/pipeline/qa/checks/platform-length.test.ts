import { platformLengthCheck } from "../../../../src/pipeline/qa/checks/platform-length.ts";
import { findsFault } from "../planted-fault.ts";
import { platform } from "../sample-clip.ts";

findsFault(platformLengthCheck, "longer than a platform takes", {}, (request) => ({
  ...request,
  platforms: [{ ...platform, durationMs: { ...platform.durationMs, max: 3_200 } }],
}));
