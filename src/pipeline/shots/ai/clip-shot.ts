import type { Still } from "../../../media/prepare-still.ts";
import type { MediaFacts } from "../../../media/probe-file.ts";
import type { ShotEntry } from "../../../model/model-catalogue.ts";
import type { Beat } from "../../../model/script.ts";
import type { Provenance, Shot } from "../../../model/shot.ts";

export interface ShotMaker {
  entry: ShotEntry;
  /** Version of the prompt. */
  prompt: string;
}

/** A bought clip, from `startMs` on, as the shot of a beat; it says that a model made it, and which. */
export function clipShot(
  beat: Beat,
  { file, facts, startMs }: { file: string; facts: MediaFacts; startMs: number },
  maker: ShotMaker,
): Shot {
  return {
    kind: "clip",
    file,
    startMs,
    durationMs: facts.durationMs - startMs,
    width: facts.picture?.width ?? 0,
    height: facts.picture?.height ?? 0,
    data: beat.data,
    provenance: madeBy(maker),
  };
}

/** A bought picture as the shot of a beat, for the studio to move. */
export function stillShot(beat: Beat, { file, width, height }: Still, maker: ShotMaker): Shot {
  return { kind: "image", file, width, height, data: beat.data, provenance: madeBy(maker) };
}

const madeBy = ({ entry, prompt }: ShotMaker): Provenance => ({
  providerId: entry.vendor,
  kind: "ai",
  isAiGenerated: true,
  note: entry.title,
  prompt,
});
