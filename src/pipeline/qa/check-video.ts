import type { Check } from "../../model/check.ts";
import { VIDEO_CHECKS } from "./check-table.ts";
import { gatherEvidence } from "./gather-evidence.ts";
import type { VideoCheckRequest } from "./video-check.ts";

/** Asks every question of a finished file. Throws only when the file cannot be read at all. */
export async function checkVideo(request: VideoCheckRequest): Promise<Check[]> {
  const evidence = await gatherEvidence(request);
  return VIDEO_CHECKS.map((check) => check.measure(evidence));
}
