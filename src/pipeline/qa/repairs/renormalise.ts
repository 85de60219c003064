import { rm } from "node:fs/promises";
import { normaliseLoudness } from "../../../media/loudness.ts";
import { runTool } from "../../../media/run-tool.ts";
import type { RepairRequest } from "./repair.ts";

/** AAC adds a little to peaks, so the target keeps some room below the limit of −1 dBTP. */
const TARGET = { integratedLufs: -14, truePeakDbtp: -2 };

/** Brings the sound to its loudness once more; the picture is copied. */
export async function renormalise(request: RepairRequest): Promise<void> {
  const wav = `${request.outFile}.wav`;
  try {
    await normaliseLoudness(request.tools, request.file, wav, TARGET, request.signal);
    await runTool(
      request.tools.ffmpeg,
      [
        "-v",
        "error",
        "-y",
        "-i",
        `file:${request.file}`,
        "-i",
        `file:${wav}`,
        "-map",
        "0:v",
        "-map",
        "1:a",
        "-c:v",
        "copy",
        "-c:a",
        "aac",
        "-b:a",
        "128k",
        "-ar",
        "48000",
        "-ac",
        "2",
        "-movflags",
        "+faststart",
        "-f",
        "mp4",
        `file:${request.outFile}`,
      ],
      request.signal,
    );
  } finally {
    await rm(wav, { force: true });
  }
}
