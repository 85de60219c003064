const DAY_MS = 86_400_000;

/** How long the vendor asks us to wait: `retry-after-ms`, or `retry-after` in seconds or as a date. At most a day. */
export function retryAfterMs(headers: Headers, nowMs: number): number | undefined {
  const exact = waitOf(headers.get("retry-after-ms"), (text) => Number(text));
  const wait = exact ?? waitOf(headers.get("retry-after"), (text) => secondsOrDate(text, nowMs));
  return wait === undefined ? undefined : Math.round(Math.min(Math.max(wait, 0), DAY_MS));
}

function waitOf(text: string | null, read: (text: string) => number): number | undefined {
  if (text === null || text.trim() === "") return undefined;
  const wait = read(text.trim());
  return Number.isFinite(wait) ? wait : undefined;
}

function secondsOrDate(text: string, nowMs: number): number {
  return /^[\d.+-]+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs;
}
