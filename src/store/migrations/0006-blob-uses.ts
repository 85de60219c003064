import type { DefineTable } from "./define-table.ts";

/** Which jobs need a blob: two videos may share one, and the first to be delivered must not take it away. */
export async function createBlobUses(define: DefineTable): Promise<void> {
  await define("blob_uses", {
    columns: { tenant_id: "text", sha256: "text", job_id: "text" },
    primaryKey: ["tenant_id", "job_id", "sha256"],
    indexes: [["tenant_id", "sha256"]],
  });
}
