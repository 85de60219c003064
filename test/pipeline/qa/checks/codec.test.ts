import { codecCheck } from "../../../../src/pipeline/qa/checks/codec.ts";
import { findsFault } from "../planted-fault.ts";

findsFault(codecCheck, "an old profile", {
  videoArguments: ["-profile:v", "baseline", "-pix_fmt", "yuv420p"],
});
findsFault(codecCheck, "mono sound", { audioArguments: ["-ac", "1"] });
