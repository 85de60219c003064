import type { MediaTools } from "../../../media/find-media-tools.ts";
import { runTool } from "../../../media/run-tool.ts";

const COUNT = 9;
const HEIGHT = 768;
/** A decoder may have nothing for the very last moment. */
const END_MS = 150;

/** Nine frames of a finished video, the first one first and the last one last, as JPEG of 768 pixels' height. */
export async function framesToShow(
  tools: MediaTools,
  { file, durationMs, signal }: { file: string; durationMs: number; signal: AbortSignal },
): Promise<{ atMs: number; jpeg: Uint8Array }[]> {
  const times = Array.from({ length: COUNT }, (_, index) =>
    Math.round((Math.max(0, durationMs - END_MS) * index) / (COUNT - 1)),
  );
  return await Promise.all(
    times.map(async (atMs) => ({ atMs, jpeg: await frameAt(tools, file, atMs, signal) })),
  );
}

async function frameAt(
  tools: MediaTools,
  file: string,
  atMs: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const place = ["-v", "error", "-ss", (atMs / 1000).toFixed(3), "-i", `file:${file}`, "-frames:v", "1"];
  const picture = ["-vf", `scale=-2:${HEIGHT}`, "-c:v", "mjpeg", "-q:v", "4", "-f", "image2pipe", "pipe:1"];
  return (await runTool(tools.ffmpeg, [...place, ...picture], signal)).stdout;
}
