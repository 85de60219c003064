import type { Beat } from "../../../model/script.ts";
import type { Shot } from "../../../model/shot.ts";
import type { StockLibrary } from "../../../providers/contracts/stock-library.ts";
import type { FetchedClip } from "./fetch-clip.ts";
import type { RankedClip } from "./rank-clips.ts";

/** A clip of a library as the shot of a beat, with all that is known of whose it is. */
export function stockShot(
  beat: Beat,
  { file, facts, fetchedAtMs }: FetchedClip,
  { clip, startMs }: RankedClip,
  { id, terms }: Pick<StockLibrary, "id" | "terms">,
): Shot {
  return {
    kind: "clip",
    file,
    startMs,
    durationMs: facts.durationMs - startMs,
    width: facts.picture?.width ?? 0,
    height: facts.picture?.height ?? 0,
    data: beat.data,
    provenance: {
      providerId: id,
      kind: "stock",
      isAiGenerated: clip.isAiGenerated,
      assetId: clip.id,
      licence: terms.licence,
      fetchedAt: new Date(fetchedAtMs).toISOString(),
      ...(clip.author === "" ? {} : { author: clip.author }),
      ...(clip.pageUrl === "" ? {} : { url: clip.pageUrl }),
      ...(terms.creditTo === undefined ? {} : { creditTo: terms.creditTo }),
    },
  };
}
