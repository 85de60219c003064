import type { SKRSContext2D } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { countEmptyBoxes } from "../../../../src/pipeline/qa/measure/empty-boxes.ts";
import { drawnFrame, write } from "./drawn-frame.ts";

const BOX = { text: "abc", role: "layout" as const, x: 100, y: 100, width: 400, height: 120 };

const count = (draw: (canvas: SKRSContext2D) => void, box = BOX, fontPixels = 100): number =>
  countEmptyBoxes({ ...box, startFrame: 0, endFrame: 9 }, drawnFrame(draw), fontPixels);

const hollow = (canvas: SKRSContext2D, x: number): void => {
  canvas.lineWidth = 8;
  canvas.strokeRect(x, 120, 50, 72);
};

test("hollow rectangles of a letter's size are counted, one by one", () => {
  expect(count((canvas) => hollow(canvas, 140))).toBe(1);
  expect(count((canvas) => [140, 220, 300].forEach((x) => hollow(canvas, x)))).toBe(3);
});

test("letters are none, round or square, nor is a full block, nor a frame around more than a letter", () => {
  for (const text of ["OQ0", "DH#", "8B5"]) expect(count(write(text, 110, 200, 100)), text).toBe(0);
  expect(count((canvas) => canvas.fillRect(140, 120, 50, 72))).toBe(0);
  expect(
    count((canvas) => {
      canvas.lineWidth = 8;
      canvas.strokeRect(110, 105, 380, 110);
    }),
  ).toBe(0);
});

test("a thin ring is a letter, however empty", () => {
  const ring = (canvas: SKRSContext2D): void => {
    canvas.lineWidth = 8;
    canvas.ellipse(165, 156, 25, 36, 0, 0, 7);
    canvas.stroke();
  };
  expect(count(ring)).toBe(0);
});

test("a bold figure that fills its plate leaves a rim, which is no box", () => {
  const figure = (canvas: SKRSContext2D): void => {
    canvas.fillRect(100, 100, 70, 120);
    canvas.fillStyle = "#000000";
    canvas.fillRect(108, 108, 54, 34);
    canvas.fillRect(108, 108, 24, 60);
    canvas.fillRect(108, 150, 54, 18);
    canvas.fillRect(138, 150, 24, 62);
    canvas.fillRect(108, 190, 54, 22);
  };
  expect(count(figure, { ...BOX, width: 70 }, 120)).toBe(0);
});
