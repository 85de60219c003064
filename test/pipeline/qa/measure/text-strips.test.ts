import type { SKRSContext2D } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { createRandom } from "../../../../src/core/random.ts";
import { findTextStrips } from "../../../../src/pipeline/qa/measure/text-strips.ts";
import { drawnFrame, write } from "./drawn-frame.ts";

type Draw = (canvas: SKRSContext2D) => void;
const LINE = write("Follow for more", 200, 1000, 90);

test.each([1080, 540])("a line of letters is found where it stands, in a picture %i wide", (width) => {
  const strips = findTextStrips(drawnFrame(LINE, { width, frame: 7 }));
  expect(strips.length).toBeGreaterThan(0);
  for (const strip of strips) {
    expect(strip).toMatchObject({ frame: 7, height: 24 });
    expect(strip.width).toBeGreaterThanOrEqual(4 * 24);
    expect(strip.x).toBeGreaterThanOrEqual(200 - 24);
    expect(strip.x + strip.width).toBeLessThanOrEqual(960);
    expect(strip.y).toBeGreaterThanOrEqual(900 - 24);
    expect(strip.y + strip.height).toBeLessThanOrEqual(1030 + 24);
  }
});

test("letters at the right edge are found as well", () => {
  const strips = findTextStrips(drawnFrame(write("MMMMMMMMMM", 800, 1000, 60)));
  expect(Math.max(...strips.map((strip) => strip.x + strip.width))).toBe(1080);
});

test("dark letters on a bright ground are letters too", () => {
  const onWhite: Draw = (canvas) => {
    canvas.fillRect(0, 0, 1080, 1920);
    canvas.fillStyle = "#000000";
    LINE(canvas);
  };
  expect(findTextStrips(drawnFrame(onWhite)).length).toBeGreaterThan(0);
});

/** Upright bars, each repeated after so many pixels. */
const bars =
  (pitch: number, width: number, colour = "#ffffff"): Draw =>
  (canvas) => {
    canvas.fillStyle = colour;
    for (let x = 0; x < 1080; x += pitch) canvas.fillRect(x, 960, width, 96);
  };

test("enough ink is needed, and of both levels", () => {
  expect(findTextStrips(drawnFrame(bars(24, 8), { width: 1080 })).length).toBeGreaterThan(0);
  expect(findTextStrips(drawnFrame(bars(24, 2), { width: 1080 }))).toEqual([]);
  expect(findTextStrips(drawnFrame(bars(24, 22), { width: 1080 }))).toEqual([]);
});

const random = createRandom("strips");
test.each<[string, Draw]>([
  ["nothing", () => undefined],
  ["levels that are hardly apart", bars(24, 8, "#404040")],
  [
    "a slope of light",
    (canvas) => {
      const gradient = canvas.createLinearGradient(0, 0, 1080, 0);
      gradient.addColorStop(0, "#000000");
      gradient.addColorStop(1, "#ffffff");
      canvas.fillStyle = gradient;
      canvas.fillRect(0, 0, 1080, 1920);
    },
  ],
  [
    "noise",
    (canvas) => {
      for (let y = 0; y < 1920; y += 4) {
        for (let x = 0; x < 1080; x += 4) {
          const grey = random.integer(256);
          canvas.fillStyle = `rgb(${grey}, ${grey}, ${grey})`;
          canvas.fillRect(x, y, 4, 4);
        }
      }
    },
  ],
  ["a wide bar", (canvas) => canvas.fillRect(100, 1004, 800, 60)],
  ["three letters' width of strokes", write("II", 500, 1000, 60)],
])("%s is no text", (_what, draw) => {
  expect(findTextStrips(drawnFrame(draw))).toEqual([]);
});
