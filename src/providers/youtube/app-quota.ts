import { AppError } from "../../core/app-error.ts";
import type { VendorParts } from "../contracts/vendor.ts";
import { lastPacificMidnightMs, nextPacificMidnightMs } from "./pacific-midnight.ts";
import { UPLOAD_PATH } from "./session-requests.ts";

/**
 * What a project may do a day without asking for more: developers.google.com/youtube/v3/determine_quota_cost. Uploads have
 * a bucket of their own since 2026-06-01; units are for all the rest.
 */
const USUALLY = { uploadsPerDay: 100, unitsPerDay: 10_000 } as const;
/** Of the units, the last ones of a day: uploads have to be looked for and watched. */
const SHARE_KEPT_FOR_POSTS = 0.1;

export const THUMBNAIL_PATH = "/upload/youtube/v3/thumbnails/set";

/** What each request that is no upload takes of the units, from the same page. */
export const UNITS_OF: Readonly<Record<string, number>> = {
  "GET /youtube/v3/channels": 1,
  "GET /youtube/v3/videos": 1,
  "GET /youtube/v3/playlistItems": 1,
  "POST /youtube/v3/playlistItems": 50,
  [`POST ${THUMBNAIL_PATH}`]: 50,
};

type CountParts = Pick<VendorParts, "usesSince" | "clock" | "settings">;

/** Uploads that the app, with all its accounts, may still begin before midnight in California; undefined: nobody counts. */
export async function uploadsLeft(parts: CountParts): Promise<number | undefined> {
  const used = await parts.usesSince?.(`POST ${UPLOAD_PATH}`, lastPacificMidnightMs(parts.clock.nowMs()));
  return used === undefined ? undefined : Math.max(0, allowed(parts, "uploadsPerDay") - used);
}

/** Throws quota `youtube-quota` when none is left: every account of the app waits, and none has to find out by itself. */
export async function refuseWithoutUploads(parts: CountParts): Promise<number | null> {
  const left = await uploadsLeft(parts);
  if (left !== 0) return left ?? null;
  throw new AppError({
    kind: "quota",
    code: "youtube-quota",
    message: `youtube: ${allowed(parts, "uploadsPerDay")} uploads were begun since midnight in California, which is what a project may. Nothing was sent.`,
    hint: "All accounts of the app go on when the day ends there. More that Google allows you is set as providers.youtube.uploadsPerDay.",
    details: { untilMs: nextPacificMidnightMs(parts.clock.nowMs()), of: "app" },
  });
}

/** Throws quota `youtube-units`, and nothing is sent, when what is left is needed for posting: covers and playlists do without. */
export async function refuseWithoutUnits(parts: CountParts): Promise<void> {
  const { usesSince, clock } = parts;
  if (usesSince === undefined) return;
  const midnightMs = lastPacificMidnightMs(clock.nowMs());
  let used = 0;
  for (const [operation, units] of Object.entries(UNITS_OF))
    used += units * (await usesSince(operation, midnightMs));
  const unitsPerDay = allowed(parts, "unitsPerDay");
  if (used < unitsPerDay * (1 - SHARE_KEPT_FOR_POSTS)) return;
  throw new AppError({
    kind: "quota",
    code: "youtube-units",
    message: `${used} of the ${unitsPerDay} units of this day in California are spent, and the rest is kept for posting.`,
    hint: "Set it in YouTube Studio by hand. More that Google allows you is set as providers.youtube.unitsPerDay.",
  });
}

const allowed = ({ settings }: CountParts, name: keyof typeof USUALLY): number =>
  Number(settings[name] ?? USUALLY[name]);
