import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runTool } from "../../src/media/run-tool.ts";
import { tools } from "./made-clips.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** Small pictures as vendors send them. */
const SOURCES = {
  good: "mandelbrot=s=288x512",
  lying: "mandelbrot=s=512x288",
  blank: "color=0xd8d8d8:s=288x512",
  black: "color=black:s=288x512",
} as const;

export type PictureKind = keyof typeof SOURCES;

/** Path of a JPEG, or of a PNG. Call it in a test or a hook: it is gone afterwards. */
export async function madePicture(kind: PictureKind, type: "jpg" | "png" = "jpg"): Promise<string> {
  const file = join(temporaryFolder(), `${kind}.${type}`);
  const args = ["-v", "error", "-y", "-f", "lavfi", "-i", SOURCES[kind], "-frames:v", "1", file];
  await runTool(tools.ffmpeg, args);
  return file;
}

export const pictureBytes = async (kind: PictureKind): Promise<Buffer> =>
  readFileSync(await madePicture(kind));
