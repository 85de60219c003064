import { spawn } from "node:child_process";
import { once } from "node:events";
import { rename, rm } from "node:fs/promises";
import { AppError } from "../../core/app-error.ts";
import type { MediaTools } from "../../media/find-media-tools.ts";
import { probeFile } from "../../media/probe-file.ts";
import { toolFailure } from "../../media/run-tool.ts";
import { watchTool } from "../../media/watch-tool.ts";

export interface EncoderRequest {
  width: number;
  height: number;
  framesPerSecond: number;
  /** The finished MP4. Its folder exists. */
  outFile: string;
  isPreview: boolean;
  signal: AbortSignal;
}

export interface Encoder {
  /** Resolves when the bytes of the frame before may be used again. */
  write(frame: Uint8Array): Promise<void>;
  /** Closes the file, counts its frames, and only then gives it its name. */
  finish(frameCount: number): Promise<void>;
  /** Stops and leaves no file. */
  discard(): Promise<void>;
}

/** Extra x264 settings that were measured: superfast keeps more detail than veryfast at half the time. */
const FINAL_QUALITY = ["-preset", "superfast", "-crf", "20"];
const DRAFT_QUALITY = ["-preset", "ultrafast", "-crf", "26"];

export function encoderArguments(request: EncoderRequest, target: string): string[] {
  const size = `${request.width}x${request.height}`;
  const input = [
    "-f",
    "rawvideo",
    "-pix_fmt",
    "yuv420p",
    "-s",
    size,
    "-r",
    String(request.framesPerSecond),
    "-i",
    "pipe:0",
  ];
  const quality = request.isPreview ? DRAFT_QUALITY : [...FINAL_QUALITY, "-profile:v", "high"];
  const colour = [
    "-colorspace",
    "bt709",
    "-color_primaries",
    "bt709",
    "-color_trc",
    "bt709",
    "-color_range",
    "tv",
  ];
  const picture = [
    "-c:v",
    "libx264",
    ...quality,
    "-pix_fmt",
    "yuv420p",
    "-g",
    String(request.framesPerSecond * 2),
    ...colour,
  ];
  return [
    "-v",
    "error",
    "-y",
    ...input,
    "-map",
    "0:v",
    ...picture,
    "-movflags",
    "+faststart",
    "-f",
    "mp4",
    `file:${target}`,
  ];
}

/** Starts ffmpeg on a pipe of raw frames. ffmpeg ends by itself when this process dies: its input closes. */
export function startEncoder(tools: MediaTools, request: EncoderRequest): Encoder {
  const part = `${request.outFile}.part`;
  const args = encoderArguments(request, part);
  const child = spawn(tools.ffmpeg, args, { stdio: ["pipe", "ignore", "pipe"] });
  const { ended, lastWords } = watchTool(child);
  // A broken pipe is told by how the program ended; without a listener it would be an uncaught error.
  child.stdin.on("error", () => undefined);
  const abort = (): void => void child.kill("SIGKILL");
  if (request.signal.aborted) abort();
  else request.signal.addEventListener("abort", abort, { once: true });

  const failure = async (): Promise<AppError> => {
    const ending = await ended;
    await rm(part, { force: true });
    if (request.signal.aborted) {
      return new AppError({ kind: "cancelled", code: "render-cancelled", message: "Rendering was stopped." });
    }
    return toolFailure(tools.ffmpeg, args, lastWords(), ending);
  };

  let flushed: Promise<unknown> = Promise.resolve();
  return {
    async write(frame) {
      // The frame before may still be on its way while this one was drawn.
      await flushed;
      if (request.signal.aborted || child.exitCode !== null || child.stdin.destroyed) throw await failure();
      if (child.stdin.write(frame)) return;
      flushed = Promise.race([once(child.stdin, "drain").catch(() => undefined), ended]);
    },
    async finish(frameCount) {
      await flushed;
      child.stdin.end();
      const ending = await ended;
      request.signal.removeEventListener("abort", abort);
      if (ending !== 0) throw await failure();
      await expectFrames(tools, part, frameCount);
      await rename(part, request.outFile);
    },
    async discard() {
      child.kill("SIGKILL");
      await ended;
      request.signal.removeEventListener("abort", abort);
      await rm(part, { force: true });
    },
  };
}

/** An encoder whose writer died closes a valid but short file: count before trusting it. */
async function expectFrames(tools: MediaTools, file: string, frameCount: number): Promise<void> {
  const { picture } = await probeFile(tools, file);
  if (picture?.frameCount === frameCount) return;
  await rm(file, { force: true });
  throw new AppError({
    kind: "bug",
    code: "render-cut-short",
    message: `The encoder wrote ${picture?.frameCount ?? 0} of ${frameCount} frames.`,
    hint: "`viral resume` renders it again.",
  });
}
