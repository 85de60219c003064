import fc from "fast-check";
import { expect, it } from "vitest";
import { dayIn } from "../../../src/core/zoned-time.ts";
import { AccountCalendar, type AccountRhythm } from "../../../src/pipeline/schedule/account-calendar.ts";

const HOUR = 3_600_000;
const NOON = Date.parse("2026-11-29T12:00:00Z");
const berlin = { dailyCap: 2, slots: ["09:00", "18:00"], timeZone: "Europe/Berlin" };

interface Asked {
  account?: AccountRhythm;
  takenMs?: readonly number[];
  fromMs?: number;
}

const slot = ({ account = berlin, takenMs = [], fromMs = NOON }: Asked = {}): string | undefined => {
  const found = new AccountCalendar(account, HOUR, takenMs).next(fromMs);
  return found === undefined ? undefined : new Date(found).toISOString();
};

it("takes the first slot that is still to come, in the account's own time", () => {
  expect(slot()).toBe("2026-11-29T17:00:00.000Z");
  expect(slot({ takenMs: [Date.parse("2026-11-29T17:00:00Z")] })).toBe("2026-11-30T08:00:00.000Z");
});

it("keeps the clock on the wall when summer time ends", () => {
  const account = { ...berlin, slots: ["09:00"], dailyCap: 1 };
  const fromMs = Date.parse("2026-10-24T08:00:00Z");
  expect(slot({ account, fromMs })).toBe("2026-10-25T08:00:00.000Z");
  expect(slot({ account, fromMs: fromMs - 2 * HOUR })).toBe("2026-10-24T07:00:00.000Z");
});

it("goes on to the next day when the cap is reached", () => {
  const account = { ...berlin, slots: [], dailyCap: 1 };
  expect(slot({ account, takenMs: [NOON - 5 * HOUR] })).toBe("2026-11-29T23:00:00.000Z");
});

it("keeps what may go out within any 24 hours, wherever midnight is", () => {
  const account = { ...berlin, slots: [], dailyCap: 9, rollingCap: 2 };
  const takenMs = [NOON - 20 * HOUR, NOON - 2 * HOUR];
  expect(slot({ account, takenMs })).toBe("2026-11-29T16:00:00.000Z");
  const slotted = { ...account, slots: ["14:00", "18:00"] };
  expect(slot({ account: slotted, takenMs })).toBe("2026-11-29T17:00:00.000Z");
  // One that is planned for tomorrow counts with what would go out before it.
  expect(slot({ account, takenMs: [NOON + 4 * HOUR, NOON + 5 * HOUR] })).toBe("2026-11-30T16:00:00.000Z");
});

it("posts at once without slots, but for the gap", () => {
  const account = { ...berlin, slots: [] };
  expect(slot({ account })).toBe("2026-11-29T12:00:00.000Z");
  expect(slot({ account, takenMs: [NOON - HOUR / 2] })).toBe("2026-11-29T12:30:00.000Z");
});

it("says that there is none when the only slot is always too near", () => {
  const everyHour = Array.from({ length: 2 * 24 * 400 }, (_, index) => NOON + (index * HOUR) / 2);
  expect(slot({ account: { ...berlin, dailyCap: 99 }, takenMs: everyHour })).toBeUndefined();
});

it("never breaks the cap of a day or the gap, whatever is taken", () => {
  const account = fc.record({
    dailyCap: fc.integer({ min: 1, max: 3 }),
    slots: fc.subarray(["00:00", "02:30", "09:00", "12:15", "23:59"]),
    timeZone: fc.constantFrom("UTC", "Europe/Berlin", "America/Los_Angeles", "Asia/Kathmandu"),
    rollingCap: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(
      account,
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 9 }),
      (one, day, gapHours) => {
        const takenMs: number[] = [];
        const calendar = new AccountCalendar(one, gapHours * HOUR);
        const fromMs = Date.parse("2026-01-01T05:17:00Z") + day * 24 * HOUR;
        for (let n = 0; n < 8; n += 1) {
          const found = calendar.next(fromMs);
          if (found === undefined) return;
          expect(found).toBeGreaterThanOrEqual(fromMs);
          for (const other of takenMs)
            expect(Math.abs(other - found)).toBeGreaterThanOrEqual(gapHours * HOUR);
          takenMs.push(found);
          calendar.take(found);
          const onDay = takenMs.filter((atMs) => dayIn(one.timeZone, atMs) === dayIn(one.timeZone, found));
          expect(onDay.length).toBeLessThanOrEqual(one.dailyCap);
          for (const first of takenMs) {
            const inADay = takenMs.filter((atMs) => atMs >= first && atMs < first + 24 * HOUR);
            expect(inADay.length).toBeLessThanOrEqual(one.rollingCap);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});
