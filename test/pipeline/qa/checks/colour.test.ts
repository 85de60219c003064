import { colourCheck } from "../../../../src/pipeline/qa/checks/colour.ts";
import { findsFault } from "../planted-fault.ts";

findsFault(colourCheck, "no tags", { videoArguments: ["-pix_fmt", "yuv420p"] });
