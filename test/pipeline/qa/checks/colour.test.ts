import { colourCheck } from "../../../../src/pipeline/qa/checks/colour.ts";
import { findsFault } from "../planted-fault.ts";

const TAGS = [
  "-colorspace",
  "bt709",
  "-color_primaries",
  "bt709",
  "-color_trc",
  "bt709",
  "-color_range",
  "tv",
];

findsFault(colourCheck, "no tags", { videoArguments: ["-pix_fmt", "yuv420p"] });
findsFault(colourCheck, "the right tags on pixels of another matrix", {
  conversion: "out_color_matrix=bt601:out_range=tv",
  videoArguments: ["-pix_fmt", "yuv420p", ...TAGS],
});
findsFault(colourCheck, "the right tags on pixels of full range", {
  conversion: "out_color_matrix=bt709:out_range=pc",
  videoArguments: ["-pix_fmt", "yuv420p", ...TAGS],
});
