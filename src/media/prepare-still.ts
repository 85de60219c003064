import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { exifOrientation } from "./exif-orientation.ts";
import type { MediaTools } from "./find-media-tools.ts";
import { probeFile } from "./probe-file.ts";
import { runTool } from "./run-tool.ts";

export interface Still {
  file: string;
  width: number;
  height: number;
}

/** Twice what a frame shows: room for a slow zoom, and no more to decode. */
const SIDE_MAX = { width: 2160, height: 3840 };
/** Behind what is transparent: dark letters and light ones can both be seen on it. */
const BEHIND_ALPHA = "0x4a4f59";
/** EXIF's eight ways to lie, as filters that stand the picture up. */
const UPRIGHT: Readonly<Record<number, string>> = {
  2: "hflip",
  3: "hflip,vflip",
  4: "vflip",
  5: "transpose=0",
  6: "transpose=1",
  7: "transpose=3",
  8: "transpose=2",
};

/** The picture as it is meant to be seen: upright, opaque, and not larger than a frame has use for. A copy, when it differs. */
export async function prepareStill(
  still: Still & { pixelFormat: string },
  workFolder: string,
  tools: MediaTools,
  signal: AbortSignal,
): Promise<Still> {
  const { file, width, height } = still;
  const upright = UPRIGHT[exifOrientation(await readFile(file))];
  const isTransparent = /^(?:rgba|bgra|argb|abgr|ya|yuva|gbrap|pal8)/.test(still.pixelFormat);
  const isTooLarge = width * height > SIDE_MAX.width * SIDE_MAX.height;
  if (upright === undefined && !isTransparent && !isTooLarge) return { file, width, height };
  const bounds = `${SIDE_MAX.width}:${SIDE_MAX.height}:force_original_aspect_ratio=decrease`;
  const steps = [upright ?? "null", isTooLarge ? `scale=${bounds}` : "null"].join(",");
  const graph = isTransparent
    ? `[0:v]${steps},format=rgba,split[a][b];[a]drawbox=c=${BEHIND_ALPHA}:t=fill,format=rgb24[under];[under][b]overlay=format=rgb,format=rgb24[v]`
    : `[0:v]${steps}[v]`;
  const out = join(workFolder, `still-${createHash("sha256").update(file).digest("hex").slice(0, 12)}.png`);
  // We stand it up ourselves: only newer builds of ffmpeg look at EXIF.
  const args = ["-v", "error", "-y", "-noautorotate", "-i", `file:${file}`, "-filter_complex", graph];
  await runTool(tools.ffmpeg, [...args, "-map", "[v]", "-frames:v", "1", `file:${out}`], signal);
  const { picture } = await probeFile(tools, out, signal);
  return { file: out, width: picture?.width ?? width, height: picture?.height ?? height };
}
