import type { MediaFacts } from "../../../media/probe-file.ts";
import type { VideoEntry } from "../../../model/model-catalogue.ts";
import type { Beat } from "../../../model/script.ts";
import type { Shot } from "../../../model/shot.ts";

/** A bought clip as the shot of a beat; it says that a model made it, and which. */
export function clipShot(beat: Beat, file: string, facts: MediaFacts, entry: VideoEntry): Shot {
  return {
    kind: "clip",
    file,
    startMs: 0,
    durationMs: facts.durationMs,
    width: facts.picture?.width ?? 0,
    height: facts.picture?.height ?? 0,
    data: beat.data,
    provenance: {
      providerId: entry.vendor,
      kind: "ai",
      isAiGenerated: true,
      note: entry.title,
    },
  };
}
