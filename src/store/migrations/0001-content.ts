import { type DefineTable, SYNC_COLUMNS } from "./define-table.ts";

/** Tenants, users, and what a run makes. */
export async function createContent(define: DefineTable): Promise<void> {
  await define("tenants", {
    columns: { id: "text", name: "text", created_at_ms: "int64" },
    primaryKey: ["id"],
  });
  await define("users", {
    columns: { ...SYNC_COLUMNS, email: "text?", name: "text", role: "text" },
    unique: [["tenant_id", "email"]],
  });
  await define("runs", {
    columns: {
      ...SYNC_COLUMNS,
      brief_id: "text",
      status: "text",
      video_count: "int64",
      out_folder: "text",
      max_spend_usd_micros: "int64?",
      finished_at_ms: "int64?",
      document: "text",
    },
  });
  await define("briefs", { columns: { ...SYNC_COLUMNS, topic: "text?", document: "text" } });
  await define("generations", {
    columns: {
      ...SYNC_COLUMNS,
      run_id: "text",
      brief_id: "text",
      writer_id: "text",
      concept_count: "int64",
      document: "text",
    },
    indexes: [["tenant_id", "run_id"]],
  });
  await define("concepts", {
    columns: {
      ...SYNC_COLUMNS,
      generation_id: "text",
      concept_key: "text",
      format_id: "text",
      title: "text",
      predicted_score: "real",
      receipt_keys: "text",
      comparable_text: "text?",
      document: "text",
    },
    indexes: [["tenant_id", "generation_id"]],
  });
  await define("scripts", {
    columns: { ...SYNC_COLUMNS, concept_id: "text", title: "text", document: "text" },
    indexes: [["tenant_id", "concept_id"]],
  });
  await define("videos", {
    columns: {
      ...SYNC_COLUMNS,
      run_id: "text",
      concept_id: "text",
      script_id: "text?",
      title: "text",
      status: "text",
      folder: "text?",
      file: "text?",
      cover: "text?",
      captions: "text?",
      duration_ms: "int64?",
      checks: "text",
      cost_usd_micros: "int64",
      document: "text",
    },
    indexes: [
      ["tenant_id", "run_id", "id"],
      ["tenant_id", "concept_id"],
      ["tenant_id", "status", "id"],
    ],
  });
  await define("blobs", {
    columns: {
      tenant_id: "text",
      sha256: "text",
      size_bytes: "int64",
      media_type: "text",
      created_at_ms: "int64",
    },
    primaryKey: ["tenant_id", "sha256"],
  });
}
