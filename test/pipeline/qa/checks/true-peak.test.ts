import { truePeakCheck } from "../../../../src/pipeline/qa/checks/true-peak.ts";
import { findsFault, scale } from "../planted-fault.ts";

findsFault(truePeakCheck, "clipped", {
  isUnnormalised: true,
  sound: scale(3),
  audioArguments: ["-af", "pan=stereo|c0=c0|c1=c0"],
});
