import { expect, it } from "vitest";
import { dayIn, isTimeZone, momentOf, nextDay } from "../../src/core/zoned-time.ts";

const at = (text: string): number => Date.parse(text);
const moment = (...[zone, day, time]: [string, string, string]): string =>
  new Date(momentOf(zone, day, time)).toISOString();

it("knows time zones by their names", () => {
  expect(["UTC", "Europe/Berlin", "Asia/Kathmandu"].every(isTimeZone)).toBe(true);
  expect(["Mars/Base", "", "Berlin!"].some(isTimeZone)).toBe(false);
});

it.each([
  ["America/Los_Angeles", "2026-11-29T07:59:59Z", "2026-11-28"],
  ["America/Los_Angeles", "2026-11-29T08:00:00Z", "2026-11-29"],
  ["Pacific/Auckland", "2026-11-29T11:00:00Z", "2026-11-30"],
])("in %s %s is the %s", (zone, moment, day) => {
  expect(dayIn(zone, at(moment))).toBe(day);
});

it("counts days over months and leap years", () => {
  expect([nextDay("2026-11-30"), nextDay("2028-02-28"), nextDay("2026-12-31")]).toEqual([
    "2026-12-01",
    "2028-02-29",
    "2027-01-01",
  ]);
});

it.each([
  ["UTC", "2026-11-29", "09:30", "2026-11-29T09:30:00.000Z"],
  ["Europe/Berlin", "2026-07-01", "09:30", "2026-07-01T07:30:00.000Z"],
  ["Europe/Berlin", "2026-12-01", "09:30", "2026-12-01T08:30:00.000Z"],
  ["Asia/Kathmandu", "2026-11-29", "00:00", "2026-11-28T18:15:00.000Z"],
  ["Pacific/Kiritimati", "2026-11-29", "23:59", "2026-11-29T09:59:00.000Z"],
])("in %s on %s a clock shows %s at %s", (zone, day, time, wanted) => {
  expect(moment(zone, day, time)).toBe(wanted);
});

it("takes the first moment after a time that the clocks skip, and the first of two that they show twice", () => {
  expect(moment("Europe/Berlin", "2026-03-29", "02:30")).toBe("2026-03-29T01:00:00.000Z");
  expect(moment("America/New_York", "2026-03-08", "02:00")).toBe("2026-03-08T07:00:00.000Z");
  expect(moment("Europe/Berlin", "2026-10-25", "02:30")).toBe("2026-10-25T00:30:00.000Z");
  expect(moment("America/Havana", "2026-03-08", "00:30")).toBe("2026-03-08T05:00:00.000Z");
});
