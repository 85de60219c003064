import { describe, expect, it } from "vitest";
import { throttledUntilMs, usedUpUntilMs } from "../../../src/providers/stock-libraries/request-limit.ts";

const NOW_MS = 1_800_000_000_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const after = (
  row: Record<string, string>,
  unit: "seconds-left" | "epoch-seconds" = "seconds-left",
): number => throttledUntilMs(new Headers(row), unit, NOW_MS) - NOW_MS;

describe("a throttled library is left alone", () => {
  it.each([
    ["as it asks first of all", { "retry-after": "7", "x-ratelimit-reset": "90" }, 7_000],
    ["until its window ends", { "x-ratelimit-reset": "43" }, 43_000],
    ["for ten minutes when it says nothing", {}, 10 * MINUTE_MS],
    ["for ten minutes when it says nonsense", { "x-ratelimit-reset": "soon" }, 10 * MINUTE_MS],
  ] as const)("%s", (_when, row, waitMs) => {
    expect(after({ ...row })).toBe(waitMs);
  });

  it("until a moment of the calendar, which is at most a day away and never past", () => {
    const at = (ms: number) => ({ "x-ratelimit-reset": String((NOW_MS + ms) / 1000) });
    expect(after(at(90_000), "epoch-seconds")).toBe(90_000);
    expect(after(at(20 * DAY_MS), "epoch-seconds")).toBe(DAY_MS);
    expect(after(at(-90_000), "epoch-seconds")).toBe(10 * MINUTE_MS);
  });
});

describe("after a good answer", () => {
  const until = (row: Record<string, string>): number | undefined =>
    usedUpUntilMs(new Headers(row), "seconds-left", NOW_MS);

  it("nothing is held back while requests are left, or nobody counts them", () => {
    expect(until({ "x-ratelimit-remaining": "1", "x-ratelimit-reset": "9" })).toBeUndefined();
    expect(until({})).toBeUndefined();
  });

  it("the last request holds the next one back", () => {
    expect(until({ "x-ratelimit-remaining": "0", "x-ratelimit-reset": "9" })).toBe(NOW_MS + 9_000);
    expect(until({ "x-ratelimit-remaining": "0" })).toBe(NOW_MS + 10 * MINUTE_MS);
  });
});
