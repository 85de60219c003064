import { glyphsCheck } from "../../../../src/pipeline/qa/checks/glyphs.ts";
import { findsFault } from "../planted-fault.ts";

findsFault(glyphsCheck, "an empty box among the letters", {
  draw(canvas, frame) {
    if (frame < 50) return;
    canvas.strokeStyle = "#ffffff";
    canvas.lineWidth = 8;
    canvas.strokeRect(770, 1104, 44, 62);
  },
});
