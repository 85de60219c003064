import { expect, it } from "vitest";
import { throttledUntilMs } from "../../../src/providers/instagram/throttle.ts";

const NOW_MS = 1_000_000;
const waitOf = (header: string | undefined) =>
  (throttledUntilMs(
    new Headers(header === undefined ? {} : { "x-business-use-case-usage": header }),
    NOW_MS,
  ) -
    NOW_MS) /
  60_000;

it.each([
  [
    "of several, the longest",
    '{"1":[{"estimated_time_to_regain_access":3}],"2":[{"estimated_time_to_regain_access":8},{}]}',
    8,
  ],
  ["an hour when it says none", '{"1":[{"type":"instagram","estimated_time_to_regain_access":0}]}', 60],
  ["an hour without a header", undefined, 60],
  ["an hour when it is no JSON", "soon", 60],
  ["an hour when it is of another shape", '{"1":7}', 60],
  [
    "what it says beside nonsense",
    '{"1":[{"estimated_time_to_regain_access":"x"},{"estimated_time_to_regain_access":5}]}',
    5,
  ],
  ["a day at most", '{"1":[{"estimated_time_to_regain_access":99999999}]}', 24 * 60],
])("waits %s", (_name, header, minutes) => {
  expect(waitOf(header)).toBe(minutes);
});
