import { formatUsd, usdToMicros } from "../../core/money.ts";
import type { PlanDocument } from "../../model/command-documents.ts";

/** What `viral run --dry-run` tells a person: videos, the price of each step, and whether a budget holds it. */
export function planText(plan: PlanDocument): string {
  const videos = plan.videos.map((video) => `${video.format.padEnd(10)}  ${video.hook}`);
  const accounts = plan.accounts.length === 0 ? "" : ` and ${plan.accounts.join(", ")}`;
  return [
    ...videos,
    "Estimated, before anything is spent:",
    ...stepLines(plan),
    ...budgetLines(plan),
    `Would go to ${plan.outFolder}${accounts}. Nothing was made.`,
  ].join("\n");
}

function stepLines({ steps, estimatedUsd }: PlanDocument): string[] {
  const lines: { step: string; money: string; by: string }[] = [
    ...steps.flatMap(({ step, by, estimatedUsd: usd, note }) => [
      { step, money: money(usd), by },
      ...(note === null ? [] : [{ step: "", money: "", by: note }]),
    ]),
    { step: "total", money: money(estimatedUsd), by: "" },
  ];
  const width = Math.max(...lines.map((line) => line.money.length));
  return lines.map((line) =>
    `  ${line.step.padEnd("concept".length)}  ${line.money.padStart(width)}  ${line.by}`.trimEnd(),
  );
}

function budgetLines({ budget, estimatedUsd }: PlanDocument): string[] {
  if (budget === "missing") {
    const cents = Math.ceil(usdToMicros(estimatedUsd) / 10_000) / 100;
    return [`No budget allows it yet: --max-spend ${cents.toFixed(2)}`];
  }
  if (budget === "too-small")
    return [
      "The budget does not hold all of it: raise --max-spend, budget.perVideoUsd",
      "or budget.perDayUsd.",
    ];
  return [];
}

const money = (usd: number): string => formatUsd(usdToMicros(usd));
