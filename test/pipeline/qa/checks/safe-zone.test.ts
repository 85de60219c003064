import { expect, test } from "vitest";
import { checkVideo } from "../../../../src/pipeline/qa/check-video.ts";
import { safeZoneCheck } from "../../../../src/pipeline/qa/checks/safe-zone.ts";
import { BOX, findsFault } from "../planted-fault.ts";
import { drawText, makeClip } from "../sample-clip.ts";

findsFault(safeZoneCheck, "text under the buttons", {
  draw: (canvas) => drawText(canvas, { ...BOX, text: "Follow for more", y: 1600 }),
});
findsFault(safeZoneCheck, "text at the top", {
  draw: (canvas) => drawText(canvas, { ...BOX, text: "Part one of two", y: 90 }),
});

test("strokes in a picture that was put there are no text; beside it they are", async () => {
  const draw = (canvas: Parameters<typeof drawText>[0]) =>
    drawText(canvas, { ...BOX, text: "IIIIII IIIIII", y: 1600 });
  const statusWith = async (y: number) => {
    const request = await makeClip({ draw });
    const picture = { x: 100, y, width: 800, height: 200, startFrame: 0, endFrame: 105 };
    const timeline = { ...request.timeline, pictureBoxes: [picture] };
    return (await checkVideo({ ...request, timeline })).find(({ id }) => id === "safe-zone")?.status;
  };
  expect(await statusWith(1560)).toBe("passed");
  expect(await statusWith(1300)).toBe("failed");
});
