import type { Beat } from "../../../model/script.ts";
import { shotSubject } from "./clip-prompt.ts";

/** Beats that show the same: one clip or picture is bought for all of them. */
export interface SharedShot {
  subject: string;
  /** In the order of the script; the first one names what is bought. */
  beats: readonly [Beat, ...Beat[]];
}

/** What has to be bought for some beats; `hasOwn`: something was ordered for this beat by itself, and is finished. */
export function sharedShots(
  beats: readonly Beat[],
  hasOwn: (beat: Beat) => boolean = () => false,
): SharedShot[] {
  const shared: { subject: string; beats: [Beat, ...Beat[]] }[] = [];
  for (const beat of beats) {
    const subject = shotSubject(beat);
    if (subject === undefined) continue;
    const same = hasOwn(beat) ? undefined : shared.find((one) => one.subject === subject);
    if (same) same.beats.push(beat);
    else shared.push({ subject, beats: [beat] });
  }
  return shared;
}

/** Where each beat begins in the clip that it shares: one behind the other, as far as the clip is long enough for that. */
export function startsIn(clipMs: number, lengthsMs: readonly number[]): number[] {
  let endMs = 0;
  return lengthsMs.map((lengthMs) => {
    const startMs = Math.max(0, Math.floor(Math.min(endMs, clipMs - lengthMs)));
    endMs = startMs + lengthMs;
    return startMs;
  });
}
