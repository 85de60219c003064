import { expect, test } from "vitest";
import { systemClock } from "../../src/core/clock.ts";

test("the system clock tells epoch milliseconds", () => {
  const before = Date.now();
  expect(systemClock.nowMs()).toBeGreaterThanOrEqual(before);
});
