import { formatUsd, usdToMicros } from "../../core/money.ts";
import type { CostRow, CostsDocument } from "../../model/vendor-documents.ts";
import type { RunCommand } from "../command.ts";
import { readSince } from "./read-since.ts";

const GROUPINGS = ["vendor", "video", "day"] as const;

export const run: RunCommand = async (call, context) => {
  const by = GROUPINGS.find((one) => one === call.text("by")) ?? "vendor";
  const document = await context.showCosts({ by, since: readSince(call.text("since")) });
  return { document, text: document.rows.length === 0 ? nothingText(document) : costsText(document) };
};

function nothingText({ since }: CostsDocument): string {
  return since === null ? "Nothing was spent yet." : `Nothing was spent since ${since}.`;
}

type Sums = Omit<CostRow, "key" | "title">;

interface Column {
  title: string;
  of(sums: Sums): string;
}

const money = (usd: number): string => formatUsd(usdToMicros(usd));
const UNDER_WAY: Column = { title: "under way", of: ({ reservedUsd }) => money(reservedUsd) };
const COLUMNS: readonly Column[] = [
  { title: "calls", of: ({ callCount }) => String(callCount) },
  UNDER_WAY,
  { title: "estimated", of: ({ estimatedUsd }) => money(estimatedUsd) },
  { title: "paid", of: ({ settledUsd }) => money(settledUsd) },
  { title: "off by", of: ({ relativeError }) => (relativeError === null ? "" : percent(relativeError)) },
];

function costsText({ by, since, rows, total }: CostsDocument): string {
  const columns = COLUMNS.filter((column) => column !== UNDER_WAY || total.reservedUsd > 0);
  const cellsOf = (sums: Sums): string[] => columns.map((column) => column.of(sums));
  const lines = [
    { cells: [by, ...columns.map(({ title }) => title)], title: null },
    ...rows.map((row) => ({ cells: [row.key ?? "no video", ...cellsOf(row)], title: row.title })),
    { cells: ["total", ...cellsOf(total)], title: null },
  ];
  const widths = lines[0]?.cells.map((_, at) => Math.max(...lines.map(({ cells }) => width(cells, at))));
  const table = lines.flatMap(({ cells, title }) => [
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths?.[0] ?? 0) : cell.padStart(widths?.[at] ?? 0))),
    ...(title === null ? [] : [[`  ${title}`]]),
  ]);
  return [...table.map((cells) => cells.join("  ").trimEnd()), ...notesOf(total, since)].join("\n");
}

const width = (cells: readonly string[], at: number): number => cells[at]?.length ?? 0;

function notesOf({ callError }: Sums, since: string | null): string[] {
  return [
    ...(callError === null ? [] : [`Single calls were off by ${Math.round(callError * 100)} %.`]),
    ...(since === null ? [] : [`Since ${since}, by UTC days.`]),
  ];
}

function percent(ratio: number): string {
  const rounded = Math.round(ratio * 100);
  return `${rounded > 0 ? "+" : rounded < 0 ? "−" : ""}${Math.abs(rounded)} %`;
}
