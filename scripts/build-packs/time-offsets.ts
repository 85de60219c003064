import { z } from "zod";
import { require } from "./write-pack.ts";

const Zone = z.object({
  name: z.string(),
  countryCode: z.string(),
  mainCities: z.array(z.string()),
  rawOffsetInMinutes: z.number(),
});
export type Zone = z.infer<typeof Zone>;

export function readZones(): Zone[] {
  return z.array(Zone).parse(require("@vvo/tzdb/raw-time-zones.json"));
}

/** Standard offsets from UTC, in minutes, by lower-case country code. Overseas territories have codes of their own. */
export function readOffsets(): Map<string, Set<number>> {
  const offsets = new Map<string, Set<number>>();
  for (const zone of readZones()) {
    const code = zone.countryCode.toLowerCase();
    offsets.set(code, (offsets.get(code) ?? new Set()).add(zone.rawOffsetInMinutes));
  }
  return offsets;
}

/** `UTC`, `UTC+5:30`, `UTC−3`. */
export function offsetName(minutes: number): string {
  if (minutes === 0) return "UTC";
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? "" : `:${String(size % 60).padStart(2, "0")}`;
  return `UTC${minutes < 0 ? "−" : "+"}${Math.floor(size / 60)}${rest}`;
}
