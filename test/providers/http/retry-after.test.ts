import { expect, it } from "vitest";
import { retryAfterMs } from "../../../src/providers/http/retry-after.ts";

const NOW = Date.parse("2026-11-22T10:00:00Z");

it.each<[Record<string, string>, number | undefined]>([
  [{ "retry-after": "7" }, 7000],
  [{ "retry-after": "0.5" }, 500],
  [{ "retry-after": "Sun, 22 Nov 2026 10:00:30 GMT" }, 30_000],
  [{ "retry-after": "Sun, 22 Nov 2026 09:00:00 GMT" }, 0],
  [{ "retry-after": "-5" }, 0],
  [{ "retry-after": "99999999" }, 86_400_000],
  [{ "retry-after": "soon" }, undefined],
  [{ "retry-after": "" }, undefined],
  [{ "retry-after-ms": "1500", "retry-after": "7" }, 1500],
  [{ "retry-after-ms": "x", "retry-after": "7" }, 7000],
  [{}, undefined],
])("%o is %s ms", (headers, wait) => {
  expect(retryAfterMs(new Headers(headers), NOW)).toBe(wait);
});
