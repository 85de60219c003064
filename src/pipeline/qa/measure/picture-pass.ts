import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { MediaTools } from "../../../media/find-media-tools.ts";
import { type OutputReader, runTool } from "../../../media/run-tool.ts";
import { COARSE, type CoarseFrame, readCoarseFrames } from "./coarse-frames.ts";
import { type SampledFrame, yuvBytes } from "./yuv-frame.ts";

export interface PicturePassRequest {
  tools: MediaTools;
  file: string;
  width: number;
  height: number;
  /** By which frames are counted, whatever the file's own rate. */
  framesPerSecond: number;
  /** Frames to look at in full size, ascending, at least one. */
  keepFrames: readonly number[];
  workFolder: string;
  signal: AbortSignal;
}

/**
 * Decodes the picture once, and of it only frames that others are built on: two thirds of the work, and never more than
 * four frames apart. Small grey frames for everything that needs no detail; near each wanted frame one at full size,
 * unconverted, so its pixels are the file's, which is looked at while ffmpeg goes on and then forgotten.
 */
export async function passOverPicture(
  request: PicturePassRequest,
  look: (frame: SampledFrame) => void,
): Promise<CoarseFrame[]> {
  const coarseFile = join(request.workFolder, "qa-coarse.gray");
  const sorter = sortFrames(request, look);
  try {
    const args = passArguments(request, coarseFile);
    const { stderr } = await runTool(request.tools.ffmpeg, args, request.signal, sorter);
    sorter(Buffer.alloc(0), stderr);
    return await readCoarseFrames(coarseFile);
  } finally {
    await rm(coarseFile, { force: true });
  }
}

/** Cuts raw output into frames and gives each the time that `showinfo` wrote of it. */
function sortFrames(request: PicturePassRequest, look: (frame: SampledFrame) => void): OutputReader {
  const { width, height } = request;
  const bytes = yuvBytes(width, height);
  let waiting: { planes: Uint8Array; filled: number }[] = [];
  let looked = 0;
  return (chunk, stderr) => {
    for (let offset = 0; offset < chunk.length; ) {
      let last = waiting.at(-1);
      if (!last || last.filled === bytes) {
        last = { planes: new Uint8Array(bytes), filled: 0 };
        waiting.push(last);
      }
      const part = chunk.subarray(offset, offset + bytes - last.filled);
      last.planes.set(part, last.filled);
      last.filled += part.length;
      offset += part.length;
    }
    if (waiting[0]?.filled !== bytes) return;
    const times = [...stderr.matchAll(/\bpts_time:\s*([\d.]+)\s/g)].map((match) => Number(match[1]));
    waiting = waiting.filter(({ planes, filled }) => {
      const seconds = times[looked];
      if (filled < bytes || seconds === undefined) return true;
      look({ frame: Math.round(seconds * request.framesPerSecond), width, height, planes });
      looked += 1;
      return false;
    });
  };
}

function passArguments(request: PicturePassRequest, coarseFile: string): string[] {
  const coarse = `fps=${COARSE.framesPerSecond},scale=${COARSE.width}:${COARSE.height}:flags=fast_bilinear,format=yuv420p,extractplanes=y`;
  const small = ["-map", "[small]", "-f", "rawvideo", `file:${coarseFile}`];
  const input = ["-hide_banner", "-nostats", "-y", "-skip_frame", "noref", "-i", `file:${request.file}`];
  // The first decoded frame at or after each wanted one.
  const kept = request.keepFrames
    .map((frame) => ((frame - 0.5) / request.framesPerSecond).toFixed(4))
    .map((seconds) => `gte(t\\,${seconds})*not(gte(prev_t\\,${seconds}))`)
    .join("+");
  // Times are rewritten once told, else ffmpeg would fill the gaps between with copies.
  const large = `select=${kept},showinfo,setpts=N/(FRAME_RATE*TB),format=yuv420p`;
  const graph = `[0:v]split[a][b];[a]${coarse}[small];[b]${large}[large]`;
  return [...input, "-filter_complex", graph, "-map", "[large]", "-f", "rawvideo", "pipe:1", ...small];
}
