import { fileSizeCheck } from "../../../../src/pipeline/qa/checks/file-size.ts";
import { findsFault } from "../planted-fault.ts";
import { platform } from "../sample-clip.ts";

findsFault(fileSizeCheck, "larger than a platform takes", {}, (request) => ({
  ...request,
  platforms: [{ ...platform, fileBytesMax: { ...platform.fileBytesMax, value: 1_000 } }],
}));
