import type { AddColumns, DefineTable } from "./define-table.ts";

/** How each request of a vendor ended and how long it took: the router looks at it. */
export async function addUsageOutcome(_define: DefineTable, addColumns: AddColumns): Promise<void> {
  await addColumns("api_usage", { status: "int64?", latency_ms: "int64?" });
}
