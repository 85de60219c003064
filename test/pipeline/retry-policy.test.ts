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

const tried = (attemptCount: number) => ({ id: "job_1", attemptCount });

test("a passing failure waits as long as it is told, three times, then fails", () => {
  expect(judgeFailure(transient, tried(0), 100)).toMatchObject({
    next: "wait",
    untilMs: 30_100,
    attemptCount: 1,
  });
  expect(judgeFailure(transient, tried(2), 100)).toMatchObject({ next: "wait", untilMs: 45_100 });
  expect(judgeFailure(transient, tried(3), 100)).toMatchObject({ next: "stop", status: "failed" });
});

test("a cap that ends at a known time is waited out; credit that is gone is for a person", () => {
  const quota = (details: Readonly<Record<string, unknown>>) =>
    new AppError({ kind: "quota", code: "cap", message: "15 posts a day", details });
  expect(judgeFailure(quota({ untilMs: 900 }), tried(9), 100)).toMatchObject({
    next: "wait",
    untilMs: 900,
    waitingFor: "15 posts a day",
    attemptCount: 9,
  });
  expect(judgeFailure(quota({}), tried(0), 100)).toMatchObject({ next: "stop", status: "failed" });
});

test("waiting for a vendor is no attempt; parked and gated have their own status; the rest is failed", () => {
  expect(judgeFailure(effectWaits("k", 900, "runway"), tried(9), 100)).toMatchObject({
    next: "wait",
    untilMs: 900,
    waitingFor: "runway",
    attemptCount: 9,
  });
  expect(judgeFailure(effectParked("k", "reset"), tried(0), 0)).toMatchObject({
    next: "stop",
    status: "parked",
  });
  const gated = new AppError({ kind: "gated", code: "qa-rejected", message: "ugly" });
  expect(judgeFailure(gated, tried(0), 0)).toMatchObject({ next: "stop", status: "rejected" });
  expect(judgeFailure(new RangeError("ours"), tried(0), 0)).toMatchObject({
    status: "failed",
    error: { kind: "bug", stack: expect.stringContaining("RangeError") },
  });
});

test.each([
  [undefined, "It was tried 4 times."],
  ["Check the address.", "Check the address. It was tried 4 times."],
  ["`viral resume` tries again.", "It was tried 4 times."],
])("after the last attempt nothing is promised that does not happen: %s", (hint, start) => {
  const error = new AppError({ kind: "transient", code: "x", message: "down", ...(hint ? { hint } : {}) });
  expect(judgeFailure(error, tried(3), 0)).toMatchObject({
    error: { hint: `${start} When it has passed: \`viral resolve job_1 --retry\`, then \`viral resume\`.` },
  });
});

test("who says already how to go on after the last attempt is left to say it", () => {
  const hint = "When it gives up, `viral resolve job_1 --retry` and `viral resume` upload it.";
  const error = new AppError({ kind: "transient", code: "x", message: "down", hint });
  expect(judgeFailure(error, tried(3), 0)).toMatchObject({ error: { hint } });
});
