import { z } from "zod";
import { readJson } from "../../core/json.ts";

const MINUTE_MS = 60_000;
/** Where the header does not say: Meta counts over an hour. */
const UNTOLD_MS = 60 * MINUTE_MS;
const LONGEST_MS = 24 * 60 * MINUTE_MS;

/** By id of what is throttled; a row for each kind of request. */
const Usage = z.record(
  z.string(),
  z.array(z.object({ estimated_time_to_regain_access: z.number().min(0).nullish().catch(null) })),
);

/** Until when Meta wants to be left alone: `X-Business-Use-Case-Usage` has minutes, research §3.4. */
export function throttledUntilMs(headers: Headers, nowMs: number): number {
  const minutes = minutesIn(headers.get("x-business-use-case-usage"));
  return nowMs + Math.min(minutes > 0 ? minutes * MINUTE_MS : UNTOLD_MS, LONGEST_MS);
}

function minutesIn(header: string | null): number {
  if (header === null) return 0;
  const usage = Usage.safeParse(readJson(header));
  if (!usage.success) return 0;
  const all = Object.values(usage.data).flat();
  return Math.max(0, ...all.map((one) => one.estimated_time_to_regain_access ?? 0));
}
