import { formatUsd, usdToMicros } from "../../core/money.ts";
import type { CostRow, CostsDocument } from "../../model/command-documents.ts";
import type { RunCommand } from "../command.ts";
import { readSince } from "./read-since.ts";

const GROUPINGS = ["vendor", "video", "day"] as const;

export const run: RunCommand = async (call, context) => {
  const by = GROUPINGS.find((one) => one === call.text("by")) ?? "vendor";
  const document = await context.showCosts({ by, since: readSince(call.text("since")) });
  return { document, text: document.rows.length === 0 ? nothingText(document) : tableText(document) };
};

function nothingText({ since }: CostsDocument): string {
  return since === null ? "Nothing was spent yet." : `Nothing was spent since ${since}.`;
}

function tableText({ by, since, rows, total }: CostsDocument): string {
  const lines = [
    [by, "calls", "under way", "paid", "estimated", "off by"],
    ...rows.map((row) => [row.key ?? "no video", ...cellsOf(row)]),
    ["total", ...cellsOf(total)],
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const table = lines.map((cells) =>
    cells
      .map((cell, column) => {
        const width = widths?.[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("  "),
  );
  return [...table, ...(since === null ? [] : [`Since ${since}, by UTC days.`])].join("\n");
}

function cellsOf(sums: Omit<CostRow, "key">): string[] {
  const money = (usd: number): string => formatUsd(usdToMicros(usd));
  return [
    String(sums.callCount),
    money(sums.reservedUsd),
    money(sums.settledUsd),
    money(sums.estimatedUsd),
    sums.relativeError === null ? "" : percent(sums.relativeError),
  ];
}

function percent(ratio: number): string {
  const rounded = Math.round(ratio * 100);
  return `${rounded > 0 ? "+" : rounded < 0 ? "−" : ""}${Math.abs(rounded)} %`;
}
