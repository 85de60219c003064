import { fastStartCheck } from "../../../../src/pipeline/qa/checks/fast-start.ts";
import { findsFault } from "../planted-fault.ts";

findsFault(fastStartCheck, "the index last", { videoArguments: ["-pix_fmt", "yuv420p"] });
