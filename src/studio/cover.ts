import { createCanvas, loadImage } from "@napi-rs/canvas";

/** Frame of the video that the cover shows. */
export const COVER_FRAME = 12;

/** A frame of yuv420p (BT.709, limited range) as a PNG. Converted here: swscale would shift its colours. */
export function coverPng(frame: Uint8Array, width: number, height: number): Buffer {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  const pixels = image.data;
  const half = width / 2;
  const chromaU = width * height;
  const chromaV = chromaU + chromaU / 4;
  for (let y = 0; y < height; y += 1) {
    for (let column = 0; column < half; column += 1) {
      const chroma = (y >> 1) * half + column;
      const u = (frame[chromaU + chroma] ?? 128) - 128;
      const v = (frame[chromaV + chroma] ?? 128) - 128;
      const red = 1.792_741 * v;
      const green = 0.213_249 * u + 0.532_909 * v;
      const blue = 2.112_402 * u;
      const first = y * width + 2 * column;
      for (let at = first; at <= first + 1; at += 1) {
        const luma = 1.164_384 * ((frame[at] ?? 16) - 16);
        pixels[at * 4] = luma + red;
        pixels[at * 4 + 1] = luma - green;
        pixels[at * 4 + 2] = luma + blue;
        pixels[at * 4 + 3] = 255;
      }
    }
  }
  context.putImageData(image, 0, 0);
  return canvas.toBuffer("image/png");
}

const JPEG_QUALITY = 90;

/** A cover as the JPEG that Instagram wants: a frame of 1080×1920 is far below its eight megabytes. */
export async function coverJpeg(pngFile: string): Promise<Buffer> {
  const image = await loadImage(pngFile);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext("2d").drawImage(image, 0, 0);
  return await canvas.encode("jpeg", JPEG_QUALITY);
}
