import { expect, it } from "vitest";
import { checksLine } from "../../src/ui/checks-line.ts";

it("says what was measured and what fell short", () => {
  const check = (
    id: string,
    status: "passed" | "failed" | "warned" | "skipped",
    measured: number | null,
  ) => ({
    id,
    status,
    measured,
    limit: null,
    unit: "",
  });
  const checks = [
    check("loudness", "passed", -14.02),
    check("caption-sync", "passed", 18.4),
    check("black", "failed", 3),
    check("critic", "warned", null),
    check("x", "skipped", null),
  ];
  expect(checksLine(checks)).toBe(
    "−14.0 LUFS · captions ±18 ms · 2 checks passed · 1 failed · 1 warned · 1 skipped",
  );
  expect(checksLine([])).toBe("not checked");
});
