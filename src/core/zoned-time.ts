const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A day of the calendar: `2026-11-29`. */
export type Day = string;

export function isTimeZone(name: string): boolean {
  try {
    formatterOf(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Which day it is in a time zone. */
export function dayIn(timeZone: string, atMs: number): Day {
  return new Date(atMs + offsetMs(timeZone, atMs)).toISOString().slice(0, 10);
}

export function nextDay(day: Day): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

/**
 * The moment at which a clock on the wall shows `09:30` on a day. A time that the clocks skip is the first moment after;
 * one that they show twice is its first.
 */
export function momentOf(timeZone: string, day: Day, timeOfDay: string): number {
  const wallMs = Date.parse(`${day}T${timeOfDay}:00Z`);
  const candidates = [wallMs - DAY_MS, wallMs + DAY_MS]
    .map((near) => wallMs - offsetMs(timeZone, near))
    .filter((atMs) => atMs + offsetMs(timeZone, atMs) === wallMs);
  return candidates.length > 0 ? Math.min(...candidates) : afterTheGap(timeZone, wallMs);
}

/** The clocks jump over the wanted time: the first moment that shows a later one. */
function afterTheGap(timeZone: string, wallMs: number): number {
  let beforeMs = wallMs - offsetMs(timeZone, wallMs - DAY_MS) - DAY_MS;
  let afterMs = beforeMs + 2 * DAY_MS;
  while (afterMs - beforeMs > MINUTE_MS) {
    const middleMs = Math.floor((beforeMs + afterMs) / 2 / MINUTE_MS) * MINUTE_MS;
    if (middleMs + offsetMs(timeZone, middleMs) < wallMs) beforeMs = middleMs;
    else afterMs = middleMs;
  }
  return afterMs;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formatters.set(timeZone, formatter);
  return formatter;
}

/** How far the wall clock is ahead of UTC. */
function offsetMs(timeZone: string, atMs: number): number {
  const parts = formatterOf(timeZone).formatToParts(atMs);
  const of = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  const wallMs = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  return wallMs - Math.floor(atMs / 1000) * 1000;
}
