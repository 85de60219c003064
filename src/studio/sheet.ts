import { createCanvas } from "@napi-rs/canvas";
import type { MediaTools } from "../media/find-media-tools.ts";
import { probeFile } from "../media/probe-file.ts";
import { runTool } from "../media/run-tool.ts";

const COLUMNS = 6;
const ROWS = 4;
const CELL = { width: 180, height: 320 };
const GAP = 12;
const LABEL_HEIGHT = 26;

/** A contact sheet of a finished video: frames at equal distances, each with its time. Answers a PNG. */
export async function contactSheet(tools: MediaTools, file: string, signal: AbortSignal): Promise<Buffer> {
  const { durationMs } = await probeFile(tools, file, signal);
  const count = COLUMNS * ROWS;
  const rate = (count / (durationMs / 1000)).toFixed(6);
  const size = `${CELL.width}:${CELL.height}`;
  const { stdout } = await runTool(
    tools.ffmpeg,
    [
      "-v",
      "error",
      "-i",
      `file:${file}`,
      "-vf",
      `fps=${rate},scale=${size}`,
      "-frames:v",
      String(count),
      "-f",
      "rawvideo",
      "-pix_fmt",
      "rgba",
      "pipe:1",
    ],
    signal,
  );
  const width = GAP + COLUMNS * (CELL.width + GAP);
  const height = GAP + ROWS * (CELL.height + LABEL_HEIGHT + GAP);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.fillStyle = "#15161a";
  context.fillRect(0, 0, width, height);
  context.font = "18px sans-serif";
  context.fillStyle = "#c9ccd4";
  const frameBytes = CELL.width * CELL.height * 4;
  for (let index = 0; (index + 1) * frameBytes <= stdout.length; index += 1) {
    const x = GAP + (index % COLUMNS) * (CELL.width + GAP);
    const y = GAP + Math.floor(index / COLUMNS) * (CELL.height + LABEL_HEIGHT + GAP);
    const image = context.createImageData(CELL.width, CELL.height);
    image.data.set(stdout.subarray(index * frameBytes, (index + 1) * frameBytes));
    context.putImageData(image, x, y);
    const seconds = ((index + 0.5) * durationMs) / count / 1000;
    context.fillText(`${seconds.toFixed(1)} s`, x, y + CELL.height + 20);
  }
  return canvas.toBuffer("image/png");
}
