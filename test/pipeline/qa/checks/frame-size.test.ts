import { frameSizeCheck } from "../../../../src/pipeline/qa/checks/frame-size.ts";
import { findsFault } from "../planted-fault.ts";

findsFault(frameSizeCheck, "half a picture", {});
