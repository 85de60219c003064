import { frameRateCheck } from "../../../../src/pipeline/qa/checks/frame-rate.ts";
import { findsFault } from "../planted-fault.ts";

findsFault(frameRateCheck, "25 frames a second", { videoArguments: ["-r", "25"] });
