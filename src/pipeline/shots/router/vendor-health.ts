/** What was seen of one vendor in the last hours. */
export interface VendorHealth {
  requestCount: number;
  failureCount: number;
  /** Of what succeeded, the middle one; undefined: nothing did. */
  medianLatencyMs: number | undefined;
}

export const UNKNOWN_HEALTH: VendorHealth = {
  requestCount: 0,
  failureCount: 0,
  medianLatencyMs: undefined,
};

/** How far back requests are looked at. */
export const HEALTH_WINDOW_MS = 6 * 3_600_000;

/** Four good requests of our own imagination keep one failure from condemning a vendor. */
const IMAGINED = 4;

/** Chance that the next request succeeds, 0 to 1. */
export function successRate({ requestCount, failureCount }: VendorHealth): number {
  return (requestCount - failureCount + IMAGINED) / (requestCount + IMAGINED);
}

const FAILING_BELOW = 0.5;

/** A vendor that fails more often than not is asked last. */
export const isFailing = (health: VendorHealth): boolean => successRate(health) < FAILING_BELOW;
