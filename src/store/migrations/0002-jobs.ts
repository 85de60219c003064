import { type DefineTable, SYNC_COLUMNS } from "./define-table.ts";

/** The queue, the journal, the effects and the ledger. */
export async function createJobs(define: DefineTable): Promise<void> {
  await define("job_queue", {
    columns: {
      ...SYNC_COLUMNS,
      run_id: "text",
      video_id: "text?",
      kind: "text",
      label: "text",
      status: "text",
      priority: "int64",
      not_before_ms: "int64",
      waiting_for: "text?",
      attempt_count: "int64",
      input: "text",
      error: "text?",
      updated_at_ms: "int64",
    },
    indexes: [
      ["tenant_id", "status", "priority desc", "id"],
      ["tenant_id", "status", "not_before_ms"],
      ["tenant_id", "status", "id"],
      ["tenant_id", "run_id", "id"],
      ["tenant_id", "video_id"],
    ],
  });
  await define("job_steps", {
    columns: {
      tenant_id: "text",
      job_id: "text",
      step: "text",
      result: "text",
      elapsed_ms: "int64",
      finished_at_ms: "int64",
    },
    primaryKey: ["tenant_id", "job_id", "step"],
  });
  await define("effects", {
    columns: {
      tenant_id: "text",
      key: "text",
      job_id: "text",
      run_id: "text",
      provider_id: "text",
      kind: "text",
      state: "text",
      token: "text",
      owner: "text",
      lease_until_ms: "int64",
      ledger_id: "text?",
      handle: "text?",
      is_handle_sealed: "int64",
      result: "text?",
      message: "text?",
      intent_at_ms: "int64",
      updated_at_ms: "int64",
    },
    primaryKey: ["tenant_id", "key"],
    indexes: [
      ["tenant_id", "job_id"],
      ["tenant_id", "state", "key"],
    ],
  });
  await define("spend_ledger", {
    columns: {
      ...SYNC_COLUMNS,
      effect_key: "text",
      run_id: "text",
      video_id: "text?",
      provider_id: "text",
      state: "text",
      reserved_usd_micros: "int64",
      amount_usd_micros: "int64",
      day: "text",
    },
    indexes: [
      ["tenant_id", "run_id", "amount_usd_micros"],
      ["tenant_id", "video_id", "amount_usd_micros"],
      ["tenant_id", "day", "amount_usd_micros"],
    ],
  });
}
