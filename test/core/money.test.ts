import fc from "fast-check";
import { expect, test } from "vitest";
import { formatUsd, microsToUsd, usdToMicros } from "../../src/core/money.ts";

test("cents survive the way into micro-dollars and back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000 }), (cents) => {
      expect(Math.round(microsToUsd(usdToMicros(cents / 100)) * 100)).toBe(cents);
    }),
  );
});

test.each([
  [0, "$0.00"],
  [1_250_000, "$1.25"],
  [3_200, "$0.0032"],
  [100, "$0.0001"],
  [99, "$0.000099"],
  [-3, "$-0.000003"],
])("%d micro-dollars read %s", (micros, text) => {
  expect(formatUsd(micros)).toBe(text);
});
