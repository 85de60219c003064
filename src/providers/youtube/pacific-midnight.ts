const PACIFIC = new Intl.DateTimeFormat("en-US", {
  timeZone: "America/Los_Angeles",
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
});

/** When Google's day of quotas ends: the next midnight in California, in summer as in winter time. */
export const nextPacificMidnightMs = (nowMs: number): number => midnightMs(nowMs, 1);

/** When it began. */
export const lastPacificMidnightMs = (nowMs: number): number => midnightMs(nowMs, 0);

function midnightMs(nowMs: number, daysOn: 0 | 1): number {
  const { year, month, day } = wallClock(nowMs);
  const midnight = Date.UTC(year, month - 1, day + daysOn);
  // The clocks change at two in the morning: the offset at midnight may not be that of now.
  const near = midnight - offsetMs(midnight);
  return midnight - offsetMs(near);
}

/** What the clocks there show less what UTC's do. */
function offsetMs(atMs: number): number {
  const { year, month, day, hour, minute, second } = wallClock(atMs);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(atMs / 1000) * 1000;
}

type Unit = "year" | "month" | "day" | "hour" | "minute" | "second";

function wallClock(atMs: number): Record<Unit, number> {
  const parts = PACIFIC.formatToParts(atMs);
  const of = (unit: Unit): number => Number(parts.find(({ type }) => type === unit)?.value);
  return {
    year: of("year"),
    month: of("month"),
    day: of("day"),
    hour: of("hour"),
    minute: of("minute"),
    second: of("second"),
  };
}
