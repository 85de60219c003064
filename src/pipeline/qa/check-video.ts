import type { Check } from "../../model/check.ts";
import { VIDEO_CHECKS } from "./check-table.ts";
import { codecCheck } from "./checks/codec.ts";
import { gatherEvidence } from "./gather-evidence.ts";
import type { VideoCheckRequest } from "./video-check.ts";

/**
 * Asks every question of a finished file; one without a picture is no video, and is asked only what it holds. Throws only
 * when the file cannot be read at all.
 */
export async function checkVideo(request: VideoCheckRequest): Promise<Check[]> {
  const evidence = await gatherEvidence(request);
  const asked = evidence.facts.picture ? VIDEO_CHECKS : [codecCheck];
  return asked.map((check) => check.measure(evidence));
}
