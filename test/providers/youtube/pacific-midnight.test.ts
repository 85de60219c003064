import { expect, it } from "vitest";
import {
  lastPacificMidnightMs,
  nextPacificMidnightMs,
} from "../../../src/providers/youtube/pacific-midnight.ts";

it.each([
  ["in winter, eight hours behind", "2026-11-29T12:00:00Z", "2026-11-30T08:00:00Z"],
  ["in summer, seven hours behind", "2026-07-01T12:00:00Z", "2026-07-02T07:00:00Z"],
  ["just before it", "2026-07-02T06:59:59.999Z", "2026-07-02T07:00:00Z"],
  ["at it, the next one", "2026-07-02T07:00:00Z", "2026-07-03T07:00:00Z"],
  ["on the day when summer time begins", "2026-03-08T09:00:00Z", "2026-03-09T07:00:00Z"],
  ["on the evening before that day", "2026-03-08T07:30:00Z", "2026-03-08T08:00:00Z"],
  ["on the day when summer time ends", "2026-11-01T08:00:00Z", "2026-11-02T08:00:00Z"],
  ["on the evening before that day", "2026-11-01T06:30:00Z", "2026-11-01T07:00:00Z"],
  ["over the end of a year", "2026-12-31T20:00:00Z", "2027-01-01T08:00:00Z"],
])("knows when the day of quotas ends: %s", (_when, now, midnight) => {
  expect(new Date(nextPacificMidnightMs(Date.parse(now))).toISOString()).toBe(
    new Date(midnight).toISOString(),
  );
});

it.each([
  ["in winter", "2026-11-29T12:00:00Z", "2026-11-29T08:00:00Z"],
  ["at it", "2026-07-02T07:00:00Z", "2026-07-02T07:00:00Z"],
  ["in the hour that comes twice", "2026-11-02T07:30:00Z", "2026-11-01T07:00:00Z"],
])("knows when the day of quotas began: %s", (_when, now, midnight) => {
  expect(new Date(lastPacificMidnightMs(Date.parse(now))).toISOString()).toBe(
    new Date(midnight).toISOString(),
  );
});
