import { createCanvas } from "@napi-rs/canvas";

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
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const chroma = (y >> 1) * half + (x >> 1);
      const luma = 1.164_384 * ((frame[at] ?? 16) - 16);
      const u = (frame[chromaU + chroma] ?? 128) - 128;
      const v = (frame[chromaV + chroma] ?? 128) - 128;
      pixels[at * 4] = luma + 1.792_741 * v;
      pixels[at * 4 + 1] = luma - 0.213_249 * u - 0.532_909 * v;
      pixels[at * 4 + 2] = luma + 2.112_402 * u;
      pixels[at * 4 + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
  return canvas.toBuffer("image/png");
}
