import { loudnessCheck } from "../../../../src/pipeline/qa/checks/loudness.ts";
import { findsFault, scale } from "../planted-fault.ts";

findsFault(loudnessCheck, "too quiet", { isUnnormalised: true, sound: scale(0.1) });
