import type { MediaTools } from "../../../media/find-media-tools.ts";
import type { ShotEntry } from "../../../model/model-catalogue.ts";
import type { Beat } from "../../../model/script.ts";
import type { Shot } from "../../../model/shot.ts";
import type { MadeClip } from "../../../providers/contracts/clip-maker.ts";
import { clipShot, stillShot } from "./clip-shot.ts";
import { judgeClip } from "./judge-clip.ts";
import { judgeStill } from "./judge-still.ts";

export interface ToLookAt {
  made: MadeClip;
  entry: ShotEntry;
  /** Version of the prompt that asked for it. */
  prompt: string;
  beat: Beat;
  /** What has to be filled. */
  durationMs: number;
  workFolder: string;
  signal: AbortSignal;
}

/** What was bought as the shot of its beat, or why it is not used. */
export async function lookAt(
  bought: ToLookAt,
  tools: MediaTools,
): Promise<{ shot: Shot } | { fault: string }> {
  const { made, beat, durationMs, workFolder, signal } = bought;
  const { file } = made;
  if (made.kind === "image") {
    const verdict = await judgeStill({ file, workFolder, signal }, tools);
    return "still" in verdict ? { shot: stillShot(beat, verdict.still, bought) } : verdict;
  }
  const { facts, fault } = await judgeClip({ file, durationMs, workFolder, signal }, tools);
  if (facts && fault === undefined) return { shot: clipShot(beat, file, facts, bought) };
  return { fault: fault ?? "it cannot be read as a clip" };
}
