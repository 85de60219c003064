import type { MediaTools } from "../../../media/find-media-tools.ts";
import type { ShotEntry } from "../../../model/model-catalogue.ts";
import type { Beat } from "../../../model/script.ts";
import type { Shot } from "../../../model/shot.ts";
import type { MadeClip } from "../../../providers/contracts/clip-maker.ts";
import { clipShot, stillShot } from "./clip-shot.ts";
import { judgeClip } from "./judge-clip.ts";
import { judgeStill } from "./judge-still.ts";
import { startsIn } from "./shared-shots.ts";

export interface ToLookAt {
  made: MadeClip;
  entry: ShotEntry;
  /** Version of the prompt that asked for it. */
  prompt: string;
  /** Those behind which it stands, and how long each has to be filled. */
  beats: readonly Beat[];
  lengthsMs: readonly number[];
  workFolder: string;
  signal: AbortSignal;
}

/** What was bought as the shots of its beats, by beat id, or why it is not used. */
export async function lookAt(
  bought: ToLookAt,
  tools: MediaTools,
): Promise<{ shots: Map<string, Shot> } | { fault: string }> {
  const { made, beats, lengthsMs, workFolder, signal } = bought;
  const { file } = made;
  if (made.kind === "image") {
    const verdict = await judgeStill({ file, workFolder, signal }, tools);
    if (!("still" in verdict)) return verdict;
    return { shots: new Map(beats.map((beat) => [beat.id, stillShot(beat, verdict.still, bought)])) };
  }
  const durationMs = Math.max(...lengthsMs);
  const { facts, fault } = await judgeClip({ file, durationMs, workFolder, signal }, tools);
  if (!facts || fault !== undefined) return { fault: fault ?? "it cannot be read as a clip" };
  const startMs = startsIn(facts.durationMs, lengthsMs);
  const shotOf = (beat: Beat, index: number): [string, Shot] => [
    beat.id,
    clipShot(beat, { file, facts, startMs: startMs[index] ?? 0 }, bought),
  ];
  return { shots: new Map(beats.map(shotOf)) };
}
