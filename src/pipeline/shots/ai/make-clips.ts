import { isAppError } from "../../../core/app-error.ts";
import type { ShotTry } from "../../../model/shot.ts";
import type { ShotAnswer } from "../../../providers/contracts/shot-source.ts";
import { type BoughtShot, buyShot, pauseOf } from "./buy-shot.ts";
import type { ClipsRequest, ClipTools } from "./clips-request.ts";
import { isUnpaid, whatToMend } from "./failed-try.ts";
import { hasBegun } from "./order-shot.ts";
import { sharedShots } from "./shared-shots.ts";

/**
 * Makes a clip for every beat that says what it shows, all at once; beats that show the same share one. What nobody makes
 * is left to whoever serves every beat. Throws when a clip is still being made or its fate is unknown (the others are in
 * the journal and are not made again), and what a person has to mend when nothing else kept every one of them away.
 */
export async function makeClips(request: ClipsRequest, tools: ClipTools): Promise<ShotAnswer> {
  const wanted = sharedShots(request.beats, (beat) => hasBegun(beat, tools.begunParts));
  const made = await Promise.allSettled(wanted.map((shared) => buyShot(shared, request, tools)));
  const failed = made.filter((one) => one.status === "rejected").map((one) => one.reason as unknown);
  if (failed.length > 0) throw gravest(failed);
  const bought = made.filter((one) => one.status === "fulfilled").map(({ value }) => value);
  const shots = new Map(bought.flatMap((one) => [...one.shots]));
  const toMend = shots.size === 0 ? whatToMend(bought.flatMap(({ tries }) => tries)) : undefined;
  if (toMend) throw toMend;
  return {
    shots,
    warnings: bought.flatMap(({ warnings }) => warnings),
    tried: new Map(bought.flatMap(triedOf)),
    unpaid: bought.flatMap((one) =>
      one.shots.size === 0 && one.tries.some(isUnpaid) ? one.shared.beats.map(({ id }) => id) : [],
    ),
  };
}

function triedOf({ shared, tries }: BoughtShot): [string, ShotTry[]][] {
  const told = tries.map(({ by, why }) => ({ by, why }));
  return told.length === 0 ? [] : shared.beats.map(({ id }) => [id, told]);
}

/** A person's decision is asked for before anybody waits, and the longest pause is kept; a bug goes before all. */
function gravest(errors: readonly unknown[]): unknown {
  return errors.toSorted((one, other) => rankOf(one) - rankOf(other) || pauseIn(other) - pauseIn(one))[0];
}

function rankOf(error: unknown): number {
  if (!isAppError(error)) return 0;
  if (error.kind === "waiting") return 3;
  if (error.code === "effect-not-sent") return 2;
  return error.kind === "gated" ? 1 : 0;
}

const pauseIn = (error: unknown): number => (isAppError(error) ? pauseOf(error) : 0);
