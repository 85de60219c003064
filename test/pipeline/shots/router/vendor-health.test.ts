import { expect, it } from "vitest";
import {
  isFailing,
  successRate,
  UNKNOWN_HEALTH,
} from "../../../../src/pipeline/shots/router/vendor-health.ts";

const seen = (orderCount: number, failureCount: number) => ({
  orderCount,
  failureCount,
  medianShotMs: undefined,
});

it("is not condemned by one failure, and not forgiven many", () => {
  expect(successRate(UNKNOWN_HEALTH)).toBe(1);
  expect(isFailing(seen(1, 1))).toBe(false);
  expect(isFailing(seen(6, 6))).toBe(true);
  expect(isFailing(seen(20, 13))).toBe(true);
  expect(isFailing(seen(20, 5))).toBe(false);
});
