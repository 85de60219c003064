import { firstFrameCheck } from "../../../../src/pipeline/qa/checks/first-frame.ts";
import { fill, findsFault } from "../planted-fault.ts";

findsFault(firstFrameCheck, "an empty first frame", { draw: fill("#1a2b6c", 0, 5) });
