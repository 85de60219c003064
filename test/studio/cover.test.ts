import { createCanvas, loadImage } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { coverPng } from "../../src/studio/cover.ts";

async function pixelsOf(png: Buffer): Promise<{ size: number[]; at: (x: number, y: number) => number[] }> {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  return {
    size: [image.width, image.height],
    at: (x, y) => [...context.getImageData(x, y, 1, 1).data],
  };
}

/** 4 × 2 pixels: a red half and a blue half, as BT.709 in limited range has them. */
const RED_AND_BLUE = Uint8Array.from([63, 63, 32, 32, 63, 63, 32, 32, 102, 240, 240, 118]);

test("colours are those that were drawn, each where it was", async () => {
  const { size, at } = await pixelsOf(coverPng(RED_AND_BLUE, 4, 2));
  expect(size).toEqual([4, 2]);
  for (const [x, wanted] of [
    [0, [255, 0, 0, 255]],
    [3, [0, 0, 255, 255]],
  ] as const) {
    for (const [channel, value] of at(x, 1).entries())
      expect(Math.abs(value - (wanted[channel] ?? 0))).toBeLessThanOrEqual(2);
  }
});

test("what is blacker than black and whiter than white is clipped", async () => {
  const { at } = await pixelsOf(
    coverPng(Uint8Array.from([0, 0, 255, 255, 0, 0, 255, 255, 128, 128, 128, 128]), 4, 2),
  );
  expect([at(0, 0), at(3, 1)]).toEqual([
    [0, 0, 0, 255],
    [255, 255, 255, 255],
  ]);
});
