import { isAppError } from "../../../core/app-error.ts";
import type { ShotAnswer } from "../../../providers/contracts/shot-source.ts";
import { buyShot } from "./buy-shot.ts";
import type { ClipsRequest, ClipTools } from "./clips-request.ts";
import { hasBegun } from "./order-shot.ts";
import { sharedShots } from "./shared-shots.ts";

/**
 * Makes a clip for every beat that says what it shows, all at once; beats that show the same share one. What nobody makes
 * is left to whoever serves every beat. Throws when a clip is still being made or its fate is unknown: the others are in
 * the journal and are not made again.
 */
export async function makeClips(request: ClipsRequest, tools: ClipTools): Promise<ShotAnswer> {
  const wanted = sharedShots(request.beats, (beat) => hasBegun(beat, tools.begunParts));
  const made = await Promise.allSettled(wanted.map((shared) => buyShot(shared, request, tools)));
  const failed = made.filter((one) => one.status === "rejected").map((one) => one.reason as unknown);
  if (failed.length > 0) throw gravest(failed);
  const bought = made.filter((one) => one.status === "fulfilled").map(({ value }) => value);
  return {
    shots: new Map(bought.flatMap(({ shots }) => [...shots])),
    warnings: bought.flatMap(({ warnings }) => warnings),
  };
}

/** A person's decision is asked for before anybody waits; a bug goes before both. */
function gravest(errors: readonly unknown[]): unknown {
  const rank = (error: unknown): number =>
    isAppError(error) ? (error.kind === "waiting" ? 2 : error.kind === "gated" ? 1 : 0) : 0;
  return errors.toSorted((one, other) => rank(one) - rank(other))[0];
}
