import { type AddColumns, type DefineTable, type DropTable, SYNC_COLUMNS } from "./define-table.ts";

/**
 * Posts once more, before the first one was ever written: when each is due, what was sent under which hash, and a key that
 * refuses the same twice on one account.
 */
export async function createPosts(
  define: DefineTable,
  _addColumns: AddColumns,
  drop: DropTable,
): Promise<void> {
  await drop("social_posts");
  await define("social_posts", {
    columns: {
      ...SYNC_COLUMNS,
      video_id: "text",
      account_id: "text",
      platform: "text",
      status: "text",
      job_id: "text?",
      scheduled_at_ms: "int64",
      posted_at_ms: "int64?",
      url: "text?",
      platform_post_id: "text?",
      media_sha256: "text",
      order_hash: "text",
      dedupe_key: "text",
      document: "text",
    },
    unique: [["tenant_id", "account_id", "dedupe_key"]],
    indexes: [
      ["tenant_id", "account_id", "id"],
      ["tenant_id", "status", "id"],
      ["tenant_id", "video_id", "id"],
      ["tenant_id", "job_id"],
    ],
  });
}
