/** What became of the shots that were lately ordered of one vendor. */
export interface VendorHealth {
  /** Orders that ended, and those that did not arrive. */
  orderCount: number;
  failureCount: number;
  /** From the order to the finished shot, of what succeeded, the middle one; undefined: nothing did. */
  medianShotMs: number | undefined;
}

export const UNKNOWN_HEALTH: VendorHealth = {
  orderCount: 0,
  failureCount: 0,
  medianShotMs: undefined,
};

/** How far back orders are looked at. */
export const HEALTH_WINDOW_MS = 6 * 3_600_000;

/** Four good orders of our own imagination keep one failure from condemning a vendor. */
const IMAGINED = 4;

/** Chance that the next order succeeds, 0 to 1. */
export function successRate({ orderCount, failureCount }: VendorHealth): number {
  return (orderCount - failureCount + IMAGINED) / (orderCount + IMAGINED);
}

const FAILING_BELOW = 0.5;

/** A vendor that fails more often than not is asked last. */
export const isFailing = (health: VendorHealth): boolean => successRate(health) < FAILING_BELOW;
