import { type DefineTable, SYNC_COLUMNS } from "./define-table.ts";

/** What the tool thinks of its own work, and what it made of the numbers. */
export async function createLearning(define: DefineTable): Promise<void> {
  await define("performance_feedback", {
    columns: {
      ...SYNC_COLUMNS,
      video_id: "text",
      post_id: "text?",
      measure: "text",
      value: "real",
      document: "text",
    },
    indexes: [
      ["tenant_id", "video_id", "id"],
      ["tenant_id", "measure", "id"],
    ],
  });
  await define("self_critiques", {
    columns: {
      ...SYNC_COLUMNS,
      subject_kind: "text",
      subject_id: "text",
      score: "real",
      document: "text",
    },
    indexes: [["tenant_id", "subject_id", "id"]],
  });
  await define("reflexion_insights", {
    columns: {
      ...SYNC_COLUMNS,
      topic: "text",
      status: "text",
      confidence: "real",
      updated_at_ms: "int64",
      document: "text",
    },
    indexes: [["tenant_id", "status", "topic", "id"]],
  });
  await define("scoring_adjustments", {
    columns: {
      ...SYNC_COLUMNS,
      feature: "text",
      insight_id: "text?",
      weight_delta: "real",
      status: "text",
      updated_at_ms: "int64",
      document: "text",
    },
    indexes: [["tenant_id", "status", "feature", "id"]],
  });
}
