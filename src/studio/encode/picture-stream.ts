import { spawn } from "node:child_process";
import { AppError } from "../../core/app-error.ts";
import type { MediaTools } from "../../media/find-media-tools.ts";
import { toolFailure } from "../../media/run-tool.ts";
import { watchTool } from "../../media/watch-tool.ts";
import type { Shot } from "../../model/shot.ts";
import { stillMove } from "./still-move.ts";

export interface PictureRequest {
  shot: Exclude<Shot, { kind: "drawn" }>;
  width: number;
  height: number;
  framesPerSecond: number;
  frameCount: number;
  /** Stills that follow one another move in turns. */
  turn: number;
  signal: AbortSignal;
}

/**
 * Frames of a clip or a still, filling 9:16: what does not fill the frame stands on a blurred copy of itself. Yields
 * exactly `frameCount` frames of yuv420p, each overwritten by the next; a clip that is too short begins again.
 */
export async function* pictureFrames(tools: MediaTools, request: PictureRequest): AsyncGenerator<Uint8Array> {
  const args = pictureArguments(request);
  const child = spawn(tools.ffmpeg, args, { stdio: ["ignore", "pipe", "pipe"], signal: request.signal });
  const { ended, lastWords } = watchTool(child);
  const frame = Buffer.alloc((request.width * request.height * 3) / 2);
  let filled = 0;
  let yielded = 0;
  try {
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      if (request.signal.aborted) throw stopped();
      let offset = 0;
      while (offset < chunk.length) {
        const taken = chunk.copy(frame, filled, offset);
        filled += taken;
        offset += taken;
        if (filled < frame.length) continue;
        yield frame;
        filled = 0;
        yielded += 1;
        if (yielded === request.frameCount) return;
      }
    }
    const ending = await ended;
    if (request.signal.aborted) throw stopped();
    if (ending !== 0 || yielded === 0) throw toolFailure(tools.ffmpeg, args, lastWords(), ending);
    // The source ended a frame early: its last picture stands.
    for (; yielded < request.frameCount; yielded += 1) yield frame;
  } finally {
    child.kill("SIGKILL");
    await ended;
  }
}

function stopped(): AppError {
  return new AppError({ kind: "cancelled", code: "render-cancelled", message: "Rendering was stopped." });
}

function pictureArguments(request: PictureRequest): string[] {
  const { shot, width, height, framesPerSecond, frameCount } = request;
  const size = `${width}:${height}`;
  const rate = String(framesPerSecond);
  const input =
    shot.kind === "clip"
      ? ["-stream_loop", "-1", "-ss", (shot.startMs / 1000).toFixed(3), "-i", `file:${shot.file}`]
      : ["-i", `file:${shot.file}`];
  const small = `${2 * Math.round(width / 8)}:${2 * Math.round(height / 8)}`;
  const fill = `[a]scale=${small}:force_original_aspect_ratio=increase,crop=${small},boxblur=10:2,scale=${size}[fill]`;
  const fit = `[b]scale=${size}:force_original_aspect_ratio=${covers(shot) ? "increase,crop=" + size : "decrease"}[fit]`;
  const tone = `scale=${size}:out_color_matrix=bt709:out_range=tv,eq=brightness=-0.04,format=yuv420p`;
  const move = shot.kind === "image" ? `${tone},${stillMove(request)}` : `fps=${rate},${tone}`;
  const graph = `[0:v]format=yuv420p,split[a][b];${fill};${fit};[fill][fit]overlay=(W-w)/2:(H-h)/2,${move}[v]`;
  return [
    "-v",
    "error",
    ...input,
    "-filter_complex",
    graph,
    "-map",
    "[v]",
    "-frames:v",
    String(frameCount),
    "-f",
    "rawvideo",
    "pipe:1",
  ];
}

/** Portrait enough to be cropped rather than framed. */
function covers(shot: { width: number; height: number }): boolean {
  return shot.height / shot.width > 1.3;
}
