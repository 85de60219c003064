import { expect, it } from "vitest";
import { eventLine } from "../../src/ui/event-line.ts";

it("tells what matters and leaves the rest out", () => {
  expect(eventLine({ type: "concept-chosen", jobId: "a", title: "t", hook: "Why?", why: ["short"] })).toBe(
    '  "Why?" (short)',
  );
  expect(eventLine({ type: "job-end", jobId: "a", status: "failed", message: "disk full", hint: null })).toBe(
    "failed: disk full",
  );
  const refused = {
    type: "job-end",
    jobId: "a",
    status: "failed",
    message: "401",
    hint: "Check KEY.",
  } as const;
  expect(eventLine(refused)).toBe("failed: 401\n  Check KEY.");
  expect(eventLine({ ...refused, status: "waiting" })).toBe("waiting: 401");
  expect(
    eventLine({ type: "step-progress", jobId: "a", step: "s", done: 1, total: 2, unit: "frames" }),
  ).toBeUndefined();
});
