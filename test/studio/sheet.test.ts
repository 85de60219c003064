import { join } from "node:path";
import { createCanvas, loadImage, type SKRSContext2D } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { runTool } from "../../src/media/run-tool.ts";
import { contactSheet } from "../../src/studio/sheet.ts";
import { temporaryFolder } from "../support/store.ts";
import { mediaTools } from "../support/studio.ts";

const signal = new AbortController().signal;

/** A video that grows lighter from black to white. */
async function dawn(frameCount: number): Promise<string> {
  const file = join(temporaryFolder(), "da'wn.mp4");
  const picture = `color=black:s=36x64:r=24:d=${frameCount / 24},geq=lum='16+N*219/${frameCount}':cb=128:cr=128`;
  const { ffmpeg } = await mediaTools();
  await runTool(ffmpeg, ["-v", "error", "-f", "lavfi", "-i", picture, "-pix_fmt", "yuv420p", `file:${file}`]);
  return file;
}

async function sheetOf(file: string): Promise<SKRSContext2D> {
  const image = await loadImage(await contactSheet(await mediaTools(), file, signal));
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  return context;
}

/** Lightness in the middle of each of 6 × 4 cells. */
function cells(sheet: SKRSContext2D): number[] {
  const { width, height } = sheet.canvas;
  return Array.from({ length: 24 }, (_, index) => {
    const x = ((index % 6) + 0.5) * (width / 6);
    const y = (Math.floor(index / 6) + 0.45) * (height / 4);
    return sheet.getImageData(Math.round(x), Math.round(y), 1, 1).data[0] ?? 0;
  });
}

test("the whole video in 24 frames at equal distances, first to last", async () => {
  const values = cells(await sheetOf(await dawn(96)));
  const stepOf = 255 / 24;
  for (const [index, value] of values.entries())
    expect(Math.abs(value - (index + 0.5) * stepOf), `cell ${index}`).toBeLessThan(stepOf);
});

test("a file that is no video is told as such", async () => {
  const missing = join(temporaryFolder(), "none.mp4");
  await expect(contactSheet(await mediaTools(), missing, signal)).rejects.toMatchObject({
    message: expect.stringContaining("none.mp4"),
  });
});
