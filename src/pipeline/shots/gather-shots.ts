import { AppError } from "../../core/app-error.ts";
import type { Shot } from "../../model/shot.ts";
import type { ShotRequest, ShotSource } from "../../providers/contracts/shot-source.ts";

export interface GatheredShots {
  /** One for each beat, in beat order. */
  shots: { beatId: string; shot: Shot }[];
  warnings: string[];
}

/**
 * Asks the sources in order of preference; what one cannot serve falls to the next, so a video is never lost to one
 * source. The last one must serve everything, which `motion` does.
 */
export async function gatherShots(
  request: ShotRequest,
  sources: readonly ShotSource[],
): Promise<GatheredShots> {
  const found = new Map<string, Shot>();
  const warnings: string[] = [];
  for (const source of sources) {
    const open = request.beats.filter((beat) => !found.has(beat.id));
    if (open.length === 0) break;
    const answer = await source.provide({ ...request, beats: open });
    for (const [beatId, shot] of answer.shots) found.set(beatId, shot);
    warnings.push(...answer.warnings);
  }
  const shots = request.beats.map((beat) => ({ beatId: beat.id, shot: shotOf(beat.id, found, sources) }));
  return { shots, warnings };
}

function shotOf(beatId: string, found: ReadonlyMap<string, Shot>, sources: readonly ShotSource[]): Shot {
  const shot = found.get(beatId);
  if (shot) return shot;
  throw new AppError({
    kind: "bug",
    code: "shot-missing",
    message: `No shot source served beat ${beatId}: asked ${sources.map((source) => source.id).join(", ")}.`,
  });
}
