import { expect, it } from "vitest";
import { stillMove } from "../../../src/studio/encode/still-move.ts";

/** How much larger than the frame a still is shown, read from where its right edge is looked for. */
function zoomAt(frame: number, frameCount: number, turn: number): number {
  const filters = stillMove({ framesPerSecond: 30, frameCount, turn });
  const [, factor = "", seen = ""] = /x1='W\/2\+W\/2\/\(1\+([\d.]+)\*\((\S+?)\)\)'/.exec(filters) ?? [];
  return 1 + Number(factor) * (seen === "on" ? frame : frameCount - frame);
}

it("pushes in, and the next time pulls back", () => {
  expect(zoomAt(0, 120, 0)).toBe(1);
  expect(zoomAt(120, 120, 0)).toBeCloseTo(1.084, 3);
  expect(zoomAt(0, 120, 1)).toBeCloseTo(1.084, 3);
  expect(zoomAt(120, 120, 1)).toBe(1);
});

it("never cuts far into a still that stands for long", () => {
  expect(zoomAt(1800, 1800, 0)).toBeCloseTo(1.14, 2);
});
