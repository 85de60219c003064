import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { MediaTools } from "../../../media/find-media-tools.ts";
import { runTool } from "../../../media/run-tool.ts";
import { readRawFrame, type SampledFrame, yuvBytes } from "./yuv-frame.ts";

export const COARSE_WIDTH = 270;
export const COARSE_HEIGHT = 480;
export const COARSE_FRAMES_PER_SECOND = 6;

/** The whole video, small and grey. */
export interface CoarsePass {
  width: number;
  height: number;
  framesPerSecond: number;
  frames: readonly Uint8Array[];
}

export interface PicturePassRequest {
  tools: MediaTools;
  file: string;
  width: number;
  height: number;
  /** Frames to keep at full size, ascending. */
  keepFrames: readonly number[];
  workFolder: string;
  signal: AbortSignal;
}

/**
 * Decodes the picture once: small grey frames for everything that needs no detail, and a few frames at full size.
 * Only the chosen ones leave ffmpeg, unconverted, so their pixels are the file's.
 */
export async function passOverPicture(
  request: PicturePassRequest,
): Promise<{ coarse: CoarsePass; frames: SampledFrame[] }> {
  const rawFile = join(request.workFolder, "qa-frames.yuv");
  try {
    const { stdout } = await runTool(request.tools.ffmpeg, passArguments(request, rawFile), request.signal);
    const bytes = COARSE_WIDTH * COARSE_HEIGHT;
    const coarseFrames = Array.from({ length: Math.floor(stdout.length / bytes) }, (_, index) =>
      stdout.subarray(index * bytes, (index + 1) * bytes),
    );
    const frames: SampledFrame[] = [];
    const kept = request.keepFrames.length === 0 ? 0 : (await stat(rawFile)).size;
    const frameBytes = yuvBytes(request.width, request.height);
    // A file shorter than its timeline lacks the last ones.
    for (const [index, frame] of request.keepFrames.slice(0, Math.floor(kept / frameBytes)).entries()) {
      frames.push(await readRawFrame(rawFile, index, frame, request));
    }
    return {
      coarse: {
        width: COARSE_WIDTH,
        height: COARSE_HEIGHT,
        framesPerSecond: COARSE_FRAMES_PER_SECOND,
        frames: coarseFrames,
      },
      frames,
    };
  } finally {
    await rm(rawFile, { force: true });
  }
}

function passArguments(request: PicturePassRequest, rawFile: string): string[] {
  const coarse = `fps=${COARSE_FRAMES_PER_SECOND},scale=${COARSE_WIDTH}:${COARSE_HEIGHT}:flags=fast_bilinear,format=yuv420p,extractplanes=y`;
  const kept = request.keepFrames.map((frame) => `eq(n\\,${frame})`).join("+");
  const graph =
    request.keepFrames.length === 0
      ? `[0:v]${coarse}[small]`
      : `[0:v]split[a][b];[a]${coarse}[small];[b]select=${kept},format=yuv420p[large]`;
  const large =
    request.keepFrames.length === 0
      ? []
      : ["-map", "[large]", "-vsync", "0", "-f", "rawvideo", `file:${rawFile}`];
  return [
    "-v",
    "error",
    "-y",
    "-i",
    `file:${request.file}`,
    "-filter_complex",
    graph,
    "-map",
    "[small]",
    "-f",
    "rawvideo",
    "pipe:1",
    ...large,
  ];
}
