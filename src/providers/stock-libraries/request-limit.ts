import { retryAfterMs } from "../http/retry-after.ts";

/** How a library's `X-RateLimit-Reset` is meant: seconds from now, or seconds since 1970. */
export type ResetUnit = "seconds-left" | "epoch-seconds";

const DAY_MS = 86_400_000;
/** Where a library throttles and does not say for how long. */
const QUIET_MS = 10 * 60_000;

/** Until when a library that answered 429 is left alone. */
export function throttledUntilMs(headers: Headers, unit: ResetUnit, nowMs: number): number {
  const wait = retryAfterMs(headers, nowMs);
  return wait === undefined ? (resetMs(headers, unit, nowMs) ?? nowMs + QUIET_MS) : nowMs + wait;
}

/** Until when nothing may be asked after a success that used up the last request; undefined: there are more. */
export function usedUpUntilMs(headers: Headers, unit: ResetUnit, nowMs: number): number | undefined {
  if (numberIn(headers, "x-ratelimit-remaining") !== 0) return undefined;
  return resetMs(headers, unit, nowMs) ?? nowMs + QUIET_MS;
}

/** At most a day: whoever has a month to wait asks once a day whether it is true. */
function resetMs(headers: Headers, unit: ResetUnit, nowMs: number): number | undefined {
  const seconds = numberIn(headers, "x-ratelimit-reset");
  if (seconds === undefined) return undefined;
  const at = unit === "epoch-seconds" ? seconds * 1000 : nowMs + seconds * 1000;
  return at <= nowMs ? undefined : Math.min(at, nowMs + DAY_MS);
}

function numberIn(headers: Headers, name: string): number | undefined {
  const text = headers.get(name)?.trim() ?? "";
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
