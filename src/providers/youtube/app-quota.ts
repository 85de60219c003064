import { AppError } from "../../core/app-error.ts";
import type { VendorParts } from "../contracts/vendor.ts";
import { lastPacificMidnightMs, nextPacificMidnightMs } from "./pacific-midnight.ts";
import { UPLOAD_PATH } from "./session-requests.ts";

/**
 * What a project may begin a day without asking for more: developers.google.com/youtube/v3/determine_quota_cost, a bucket
 * of its own since 2026-06-01.
 */
export const UPLOADS_PER_DAY = 100;

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
