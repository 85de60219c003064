import { AppError } from "../../core/app-error.ts";
import type { VendorParts } from "../contracts/vendor.ts";
import { lastPacificMidnightMs, nextPacificMidnightMs } from "./pacific-midnight.ts";
import { UPLOAD_PATH } from "./session-requests.ts";

/**
 * What a project may begin a day without asking for more: developers.google.com/youtube/v3/determine_quota_cost, a bucket
 * of its own since 2026-06-01.
 */
export const UPLOADS_PER_DAY = 100;

/** What a project may spend a day on all the rest, from the same page. */
const UNITS_PER_DAY = 10_000;
/** The last units of a day: the hundred uploads have to be looked for and watched. */
const UNITS_KEPT_FOR_POSTS = 1_000;

export const THUMBNAIL_PATH = "/upload/youtube/v3/thumbnails/set";

/** What each request that is not an upload takes of it, from the same page. */
export const UNITS_OF: Readonly<Record<string, number>> = {
  "GET /youtube/v3/channels": 1,
  "GET /youtube/v3/videos": 1,
  "GET /youtube/v3/playlistItems": 1,
  "POST /youtube/v3/playlistItems": 50,
  [`POST ${THUMBNAIL_PATH}`]: 50,
};

type CountParts = Pick<VendorParts, "usesSince" | "clock">;

/** Uploads that the app, with all its accounts, may still begin before midnight in California; undefined: nobody counts. */
export async function uploadsLeft({ usesSince, clock }: CountParts): Promise<number | undefined> {
  const used = await usesSince?.(`POST ${UPLOAD_PATH}`, lastPacificMidnightMs(clock.nowMs()));
  return used === undefined ? undefined : Math.max(0, UPLOADS_PER_DAY - used);
}

/** Throws quota `youtube-quota` when none is left: every account of the app waits, and none has to find out by itself. */
export async function refuseWithoutUploads(parts: CountParts): Promise<number | null> {
  const left = await uploadsLeft(parts);
  if (left !== 0) return left ?? null;
  throw new AppError({
    kind: "quota",
    code: "youtube-quota",
    message: `youtube: ${UPLOADS_PER_DAY} uploads were begun since midnight in California, which is what a project may. Nothing was sent.`,
    hint: "All accounts of the app go on when the day ends in California.",
    details: { untilMs: nextPacificMidnightMs(parts.clock.nowMs()), of: "app" },
  });
}

/** Throws quota `youtube-units`, and nothing is sent, when what is left is needed for posting: covers and playlists do without. */
export async function refuseWithoutUnits({ usesSince, clock }: CountParts): Promise<void> {
  if (usesSince === undefined) return;
  const midnightMs = lastPacificMidnightMs(clock.nowMs());
  let used = 0;
  for (const [operation, units] of Object.entries(UNITS_OF))
    used += units * (await usesSince(operation, midnightMs));
  if (used < UNITS_PER_DAY - UNITS_KEPT_FOR_POSTS) return;
  throw new AppError({
    kind: "quota",
    code: "youtube-units",
    message: `${used} of the ${UNITS_PER_DAY} units of this day in California are spent, and the rest is kept for posting.`,
    hint: "Set it in YouTube Studio by hand, or ask Google for more units.",
  });
}
