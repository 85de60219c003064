import { expect, test } from "vitest";
import { calendarOf, cronTimesOf, readEvery } from "../../../src/commands/cron/every.ts";

test.each([
  ["1m", "*-*-* *:00/1:00", "*/1 * * * *"],
  ["15m", "*-*-* *:00/15:00", "*/15 * * * *"],
  ["1h", "*-*-* 00/1:00:00", "0 */1 * * *"],
  ["60m", "*-*-* 00/1:00:00", "0 */1 * * *"],
  ["6h", "*-*-* 00/6:00:00", "0 */6 * * *"],
  ["24h", "*-*-* 00:00:00", "0 0 * * *"],
  ["1d", "*-*-* 00:00:00", "0 0 * * *"],
])("every %s", (text, calendar, times) => {
  const minutes = readEvery(text);
  expect(calendarOf(minutes)).toBe(calendar);
  expect(cronTimesOf(minutes)).toBe(times);
});

test.each(["7m", "45m", "90m", "5h", "2d", "0m", "15", "m", "1.5h", "-15m", "15 m", "15s", ""])(
  "every %j is refused",
  (text) => {
    expect(() => readEvery(text)).toThrow(expect.objectContaining({ kind: "usage", code: "every-unknown" }));
  },
);
