import { rename } from "node:fs/promises";
import type { MediaTools } from "./find-media-tools.ts";
import { runTool } from "./run-tool.ts";

export interface SetSoundRequest {
  /** Its picture is copied; a sound of its own is left behind. */
  file: string;
  /** 48 kHz stereo. */
  soundFile: string;
  outFile: string;
}

/** Writes a video again with another sound, as AAC, index first. The picture is not encoded anew. */
export async function setSound(
  tools: MediaTools,
  { file, soundFile, outFile }: SetSoundRequest,
  signal?: AbortSignal,
): Promise<void> {
  const part = `${outFile}.part`;
  const inputs = ["-i", `file:${file}`, "-i", `file:${soundFile}`, "-map", "0:v", "-map", "1:a"];
  const sound = ["-c:a", "aac", "-b:a", "128k", "-ar", "48000", "-ac", "2", "-shortest"];
  const target = ["-movflags", "+faststart", "-f", "mp4", `file:${part}`];
  await runTool(tools.ffmpeg, ["-v", "error", "-y", ...inputs, "-c:v", "copy", ...sound, ...target], signal);
  await rename(part, outFile);
}
