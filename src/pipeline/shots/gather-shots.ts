import { AppError } from "../../core/app-error.ts";
import type { Shot, ShotTry } from "../../model/shot.ts";
import type { ShotRequest, ShotSource } from "../../providers/contracts/shot-source.ts";

export interface GatheredShots {
  /** One for each beat, in beat order. */
  shots: { beatId: string; shot: Shot }[];
  warnings: string[];
  /** Beats whose shot was left out for want of our own money. */
  unpaid: string[];
}

/**
 * Asks the sources in order of preference; what one cannot serve falls to the next, so a video is never lost to one
 * source, and the shot says whom it fell from. The last one must serve everything, which `motion` does.
 */
export async function gatherShots(
  request: ShotRequest,
  sources: readonly ShotSource[],
): Promise<GatheredShots> {
  const found = new Map<string, Shot>();
  const tried = new Map<string, ShotTry[]>();
  const warnings: string[] = [];
  const unpaid: string[] = [];
  for (const source of sources) {
    const open = request.beats.filter((beat) => !found.has(beat.id));
    if (open.length === 0) break;
    const answer = await source.provide({ ...request, beats: open });
    for (const [beatId, shot] of answer.shots) found.set(beatId, shot);
    for (const [beatId, tries] of answer.tried ?? [])
      tried.set(beatId, [...(tried.get(beatId) ?? []), ...tries]);
    warnings.push(...answer.warnings);
    unpaid.push(...(answer.unpaid ?? []));
  }
  const shots = request.beats.map(({ id }) => ({
    beatId: id,
    shot: withTries(shotOf(id, found, sources), tried.get(id)),
  }));
  return { shots, warnings, unpaid };
}

const withTries = (shot: Shot, tried: ShotTry[] | undefined): Shot =>
  tried === undefined ? shot : { ...shot, provenance: { ...shot.provenance, tried } };

function shotOf(beatId: string, found: ReadonlyMap<string, Shot>, sources: readonly ShotSource[]): Shot {
  const shot = found.get(beatId);
  if (shot) return shot;
  throw new AppError({
    kind: "bug",
    code: "shot-missing",
    message: `No shot source served beat ${beatId}: asked ${sources.map((source) => source.id).join(", ")}.`,
  });
}
