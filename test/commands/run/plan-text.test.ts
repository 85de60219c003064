import { expect, it } from "vitest";
import { planText } from "../../../src/commands/run/plan-text.ts";
import type { PlanDocument } from "../../../src/model/command-documents.ts";

const plan: PlanDocument = {
  schema: "viral.plan/1",
  videos: [],
  accounts: [],
  outFolder: "/v",
  steps: [
    { step: "concept", by: "anthropic", estimatedUsd: 0.25, note: null },
    { step: "voice", by: "flite:slt", estimatedUsd: 0, note: null },
    { step: "shots", by: "runway/gen4.5", estimatedUsd: 12.061, note: "3 of 5 shots, the rest is drawn" },
  ],
  estimatedUsd: 12.311,
  budget: "missing",
};

it("says what each step costs, and which budget would allow it", () => {
  expect(planText(plan).split("\n")).toEqual([
    "Estimated, before anything is spent:",
    "  concept   $0.25  anthropic",
    "  voice     $0.00  flite:slt",
    "  shots    $12.06  runway/gen4.5",
    "                   3 of 5 shots, the rest is drawn",
    "  total    $12.31",
    "No budget allows it yet: --max-spend 12.32",
    "Would go to /v. Nothing was made.",
  ]);
});

it("says when a budget leaves something out, and is silent when it holds", () => {
  expect(planText({ ...plan, budget: "too-small" })).toContain("The budget does not hold all of it");
  for (const budget of ["enough", "not-needed"] as const)
    expect(planText({ ...plan, budget })).not.toMatch(/budget/i);
});
