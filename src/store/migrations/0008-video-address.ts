import type { AddColumns, DefineTable } from "./define-table.ts";

/** Where a finished video is kept besides the outbox, and where the world reads it. */
export async function addVideoAddress(_define: DefineTable, addColumns: AddColumns): Promise<void> {
  await addColumns("videos", { object_key: "text?", public_url: "text?" });
}
