import { pixelFormatCheck } from "../../../../src/pipeline/qa/checks/pixel-format.ts";
import { findsFault } from "../planted-fault.ts";

findsFault(pixelFormatCheck, "full chroma", { videoArguments: ["-pix_fmt", "yuv444p"] });
