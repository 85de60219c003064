import { execFileSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encoderArguments } from "../src/studio/encode/encoder.ts";

const SIZE = { width: 1080, height: 1920 };
const FRAMES_PER_SECOND = 30;
const FRAME_BYTES = (SIZE.width * SIZE.height * 3) / 2;

/** Frames as they went into the encoder, and the ffmpeg that keeps them. */
export interface KeptFrames {
  file: string;
  /** Stands in for ffmpeg: encodes as always, and keeps what comes through its pipe. */
  ffmpeg: string;
}

export function keepFrames(ffmpeg: string, folder: string): KeptFrames {
  const file = join(folder, "frames.yuv");
  const script = join(folder, "keeping-ffmpeg.sh");
  const piped = `case " $* " in *" pipe:0 "*) tee '${file}' | '${ffmpeg}' "$@";; *) exec '${ffmpeg}' "$@";; esac`;
  writeFileSync(script, `#!/bin/sh\n${piped}\n`, { mode: 0o755 });
  return { file, ffmpeg: script };
}

/**
 * The floor: x264 with our arguments on the very same frames, read from a raw file. Given a video of ours without sound,
 * it must come out the same to the byte, or the floor would be of something else.
 */
export function encodeAgain(
  ffmpeg: string,
  kept: KeptFrames,
  video: { outFile: string | undefined; frameCount: number },
): void {
  if (statSync(kept.file).size !== video.frameCount * FRAME_BYTES)
    throw new Error(`${kept.file} does not hold ${video.frameCount} frames`);
  const target = `${kept.file}.mp4`;
  const request = {
    ...SIZE,
    framesPerSecond: FRAMES_PER_SECOND,
    outFile: target,
    isPreview: false,
    signal: new AbortController().signal,
  };
  const args = encoderArguments(request, target).map((arg) => (arg === "pipe:0" ? `file:${kept.file}` : arg));
  execFileSync(ffmpeg, args, { stdio: ["ignore", "ignore", "inherit"] });
  if (video.outFile && !readFileSync(target).equals(readFileSync(video.outFile)))
    throw new Error("the floor's video differs from ours: other frames, or other settings");
}
