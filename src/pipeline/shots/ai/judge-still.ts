import { AppError } from "../../../core/app-error.ts";
import type { MediaTools } from "../../../media/find-media-tools.ts";
import { prepareStill, type Still } from "../../../media/prepare-still.ts";
import { probeFile } from "../../../media/probe-file.ts";
import { runTool } from "../../../media/run-tool.ts";

export interface StillToJudge {
  file: string;
  /** Where a copy goes, when it has to be stood up or made opaque. */
  workFolder: string;
  signal: AbortSignal;
}

/** A bought picture, looked at: as it is to be shown, or why it cannot be. */
export type StillVerdict = { still: Still } | { fault: string };

/** What is wider than 3:4 does not fill a phone: it would stand between bars. */
const ASPECT_MAX = 0.76;
const SMALL = { width: 45, height: 80 };
/** Spread of a colour's values below which there is nothing to see, of 255. */
const BLANK_SPREAD = 3;
const DARK = 20;
const DARK_PART = 0.985;

/** Looks at a bought picture before it is used: unreadable, lying down, of one colour, or black. */
export async function judgeStill(picture: StillToJudge, tools: MediaTools): Promise<StillVerdict> {
  const { file, workFolder, signal } = picture;
  const pixels = await pixelsOf(picture, tools);
  if (pixels === undefined) return { fault: "it cannot be read as a picture" };
  const { picture: seen } = await probeFile(tools, file, signal);
  if (!seen) return { fault: "it cannot be read as a picture" };
  const { width, height, pixelFormat } = seen;
  const still = await prepareStill({ file, width, height, pixelFormat }, workFolder, tools, signal);
  if (still.width / still.height > ASPECT_MAX)
    return { fault: `it is ${still.width} × ${still.height}, which is not upright` };
  const fault = faultOf(pixels);
  return fault === undefined ? { still } : { fault };
}

function faultOf(pixels: Uint8Array): string | undefined {
  const channels = [0, 1, 2].map((channel) => pixels.filter((_, at) => at % 3 === channel));
  const dark = pixels.filter((value) => value <= DARK).length / pixels.length;
  if (dark >= DARK_PART) return "it is black";
  return channels.every((values) => spreadOf(values) < BLANK_SPREAD) ? "it is of one colour" : undefined;
}

/** Standard deviation. */
function spreadOf(values: Uint8Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / values.length);
}

/** The picture made small, as red, green and blue; undefined: its pictures are not what its header says. */
async function pixelsOf({ file, signal }: StillToJudge, tools: MediaTools): Promise<Uint8Array | undefined> {
  const graph = `scale=${SMALL.width}:${SMALL.height}:flags=area,format=rgb24`;
  const args = ["-v", "error", "-xerror", "-i", `file:${file}`, "-vf", graph];
  try {
    const to = ["-frames:v", "1", "-f", "rawvideo", "pipe:1"];
    const { stdout, stderr } = await runTool(tools.ffmpeg, [...args, ...to], signal);
    const isWhole = stderr.trim() === "" && stdout.length === SMALL.width * SMALL.height * 3;
    return isWhole ? stdout : undefined;
  } catch (error) {
    if (error instanceof AppError && error.code === "media-tool-failed") return undefined;
    throw error;
  }
}
