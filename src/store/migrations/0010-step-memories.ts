import type { DefineTable } from "./define-table.ts";

/** What a step keeps between the requests of one effect; sealed, because addresses of uploads open something. */
export async function createStepMemories(define: DefineTable): Promise<void> {
  await define("step_memories", {
    columns: { tenant_id: "text", key: "text", sealed: "text", updated_at_ms: "int64" },
    primaryKey: ["tenant_id", "key"],
  });
}
