import { expect, test } from "vitest";
import { AppError } from "../../src/core/app-error.ts";
import { effectParked, effectWaits } from "../../src/pipeline/effect-errors.ts";
import { judgeFailure } from "../../src/pipeline/retry-policy.ts";

const transient = new AppError({
  kind: "transient",
  code: "vendor-down",
  message: "down",
  details: { retryAfterMs: 30_000 },
});

test("a passing failure waits as long as it is told, three times, then fails", () => {
  expect(judgeFailure(transient, 0, 100)).toMatchObject({ next: "wait", untilMs: 30_100, isAttempt: true });
  expect(judgeFailure(transient, 2, 100)).toMatchObject({ next: "wait", untilMs: 45_100 });
  expect(judgeFailure(transient, 3, 100)).toMatchObject({ next: "stop", status: "failed" });
});

test("waiting for a vendor is no attempt; parked and gated have their own status; the rest is failed", () => {
  expect(judgeFailure(effectWaits("k", 900, "runway"), 9, 100)).toMatchObject({
    next: "wait",
    untilMs: 900,
    waitingFor: "runway",
    isAttempt: false,
  });
  expect(judgeFailure(effectParked("k", "reset"), 0, 0)).toMatchObject({ next: "stop", status: "parked" });
  const gated = new AppError({ kind: "gated", code: "qa-rejected", message: "ugly" });
  expect(judgeFailure(gated, 0, 0)).toMatchObject({ next: "stop", status: "rejected" });
  expect(judgeFailure(new RangeError("ours"), 0, 0)).toMatchObject({
    status: "failed",
    error: { kind: "bug", stack: expect.stringContaining("RangeError") },
  });
});
