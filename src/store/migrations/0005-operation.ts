import { type DefineTable, SYNC_COLUMNS } from "./define-table.ts";

/** How the machine is doing, and what was asked of vendors. */
export async function createOperation(define: DefineTable): Promise<void> {
  await define("system_metrics", {
    columns: { ...SYNC_COLUMNS, name: "text", value: "real", document: "text" },
    indexes: [["tenant_id", "name", "id"]],
  });
  await define("api_usage", {
    columns: {
      ...SYNC_COLUMNS,
      provider_id: "text",
      operation: "text",
      run_id: "text?",
      job_id: "text?",
      unit: "text",
      quantity: "real",
      cost_usd_micros: "int64",
    },
    indexes: [
      ["tenant_id", "provider_id", "id"],
      ["tenant_id", "run_id"],
    ],
  });
}
