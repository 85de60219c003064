import { contrastCheck } from "../../../../src/pipeline/qa/checks/contrast.ts";
import { BOX, findsFault } from "../planted-fault.ts";
import { drawText } from "../sample-clip.ts";

findsFault(contrastCheck, "a pale hook", {
  draw(canvas, frame) {
    if (frame >= 50) return;
    canvas.fillStyle = "#808080";
    canvas.fillRect(100, 380, 800, 200);
    drawText(canvas, { ...BOX, text: "Who is the largest?", y: 420, width: 720, height: 110 }, "#a0a0a0");
  },
});
