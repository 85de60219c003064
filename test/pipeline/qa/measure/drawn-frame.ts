import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { type SampledFrame, yuvBytes } from "../../../../src/pipeline/qa/measure/yuv-frame.ts";

/** A frame of greys as it would be in a file, drawn in pixels of 1080 × 1920 on black. */
export function drawnFrame(
  draw: (canvas: SKRSContext2D) => void,
  { frame = 0, width = 540 } = {},
): SampledFrame {
  const height = Math.round((width * 16) / 9);
  const canvas = createCanvas(width, height).getContext("2d");
  canvas.fillStyle = "#000000";
  canvas.fillRect(0, 0, width, height);
  canvas.scale(width / 1080, width / 1080);
  canvas.fillStyle = "#ffffff";
  canvas.strokeStyle = "#ffffff";
  draw(canvas);
  const { data } = canvas.getImageData(0, 0, width, height);
  const planes = new Uint8Array(yuvBytes(width, height)).fill(128);
  for (let at = 0; at < width * height; at += 1)
    planes[at] = Math.round(16 + (219 * (data[at * 4] ?? 0)) / 255);
  return { frame, width, height, planes };
}

/** Letters as captions have them, from a left edge on a base line. */
export function write(text: string, x: number, y: number, pixels: number) {
  return (canvas: SKRSContext2D): void => {
    canvas.font = `800 ${pixels}px sans-serif`;
    canvas.fillText(text, x, y);
  };
}
