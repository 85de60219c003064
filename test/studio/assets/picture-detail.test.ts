import { createCanvas, loadImage, type SKRSContext2D } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { mostDetailed } from "../../../src/studio/assets/picture-detail.ts";

async function imageOf(draw: (canvas: SKRSContext2D) => void) {
  const canvas = createCanvas(480, 360);
  draw(canvas.getContext("2d"));
  return await loadImage(canvas.toBuffer("image/png"));
}

test("stripes are looked at where they meet, not in the middle of one", async () => {
  const image = await imageOf((canvas) => {
    for (const [index, colour] of ["#ff9a00", "#ffffff", "#00a000"].entries()) {
      canvas.fillStyle = colour;
      canvas.fillRect(index * 160, 0, 160, 360);
    }
  });
  const { x } = mostDetailed(image, 0.3);
  expect(Math.min(Math.abs(x - 1 / 3), Math.abs(x - 2 / 3))).toBeLessThan(0.06);
});

test("a sign in a corner is found there", async () => {
  const image = await imageOf((canvas) => {
    canvas.fillStyle = "#0000a0";
    canvas.fillRect(0, 0, 480, 360);
    for (const [index, colour] of ["#ff0000", "#ffffff", "#ffff00", "#00ff00"].entries()) {
      canvas.fillStyle = colour;
      canvas.fillRect(20 + index * 25, 20, 25, 90);
    }
  });
  const { x, y } = mostDetailed(image, 0.3);
  expect(x).toBeLessThan(0.35);
  expect(y).toBeLessThan(0.35);
});

test("a plain picture is looked at in its middle", async () => {
  const image = await imageOf((canvas) => {
    canvas.fillStyle = "#123456";
    canvas.fillRect(0, 0, 480, 360);
  });
  expect(mostDetailed(image, 0.3)).toEqual({ x: 0.5, y: 0.5 });
});
