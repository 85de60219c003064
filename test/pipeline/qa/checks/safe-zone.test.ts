import { safeZoneCheck } from "../../../../src/pipeline/qa/checks/safe-zone.ts";
import { BOX, findsFault } from "../planted-fault.ts";
import { drawText } from "../sample-clip.ts";

findsFault(safeZoneCheck, "text under the buttons", {
  draw: (canvas) => drawText(canvas, { ...BOX, text: "Follow for more", y: 1600 }),
});
findsFault(safeZoneCheck, "text at the top", {
  draw: (canvas) => drawText(canvas, { ...BOX, text: "Part one of two", y: 90 }),
});
