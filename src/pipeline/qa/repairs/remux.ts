import { runTool } from "../../../media/run-tool.ts";
import type { RepairRequest } from "./repair.ts";

/** Writes the file again with its index first and its colours tagged; neither picture nor sound is encoded anew. */
export async function remux(request: RepairRequest): Promise<void> {
  const tags =
    "h264_metadata=colour_primaries=1:transfer_characteristics=1:matrix_coefficients=1:video_full_range_flag=0";
  await runTool(
    request.tools.ffmpeg,
    [
      "-v",
      "error",
      "-y",
      "-i",
      `file:${request.file}`,
      "-map",
      "0",
      "-c",
      "copy",
      "-bsf:v",
      tags,
      "-movflags",
      "+faststart",
      "-f",
      "mp4",
      `file:${request.outFile}`,
    ],
    request.signal,
  );
}
