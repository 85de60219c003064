import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { coverJpeg, coverPng } from "../../src/studio/cover.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

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

test("the JPEG shows the same, and is one", async () => {
  const file = join(temporaryFolder(), "cover.png");
  const canvas = createCanvas(64, 32);
  const context = canvas.getContext("2d");
  context.fillStyle = "#c80000";
  context.fillRect(0, 0, 64, 32);
  writeFileSync(file, canvas.toBuffer("image/png"));
  const jpeg = await coverJpeg(file);
  expect([...jpeg.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
  const { size, at } = await pixelsOf(jpeg);
  expect(size).toEqual([64, 32]);
  const [red = 0, green = 255] = at(20, 20);
  expect(Math.abs(red - 200)).toBeLessThanOrEqual(3);
  expect(green).toBeLessThanOrEqual(3);
});
