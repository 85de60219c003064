import type { AddColumns, DefineTable } from "./define-table.ts";

/** Which model a bill is of and what its vendor announced for it, and which request a bill is for. */
export async function addBills(_define: DefineTable, addColumns: AddColumns): Promise<void> {
  await addColumns("spend_ledger", { model: "text?", quoted_usd_micros: "int64?" }, [
    ["tenant_id", "provider_id", "model", "id"],
  ]);
  await addColumns("api_usage", { ledger_id: "text?" }, [["tenant_id", "ledger_id", "id"]]);
}
