import { type DefineTable, SYNC_COLUMNS } from "./define-table.ts";

/** Accounts, posts and what was measured about them. */
export async function createChannel(define: DefineTable): Promise<void> {
  await define("social_accounts", {
    columns: { ...SYNC_COLUMNS, platform: "text", name: "text", status: "text", document: "text" },
    unique: [["tenant_id", "platform", "name"]],
  });
  await define("social_posts", {
    columns: {
      ...SYNC_COLUMNS,
      video_id: "text",
      account_id: "text",
      platform: "text",
      status: "text",
      url: "text?",
      posted_at_ms: "int64?",
      document: "text",
    },
    unique: [["tenant_id", "video_id", "account_id"]],
    indexes: [
      ["tenant_id", "account_id", "id"],
      ["tenant_id", "status", "id"],
    ],
  });
  await define("analytics_snapshots", {
    columns: {
      ...SYNC_COLUMNS,
      post_id: "text",
      captured_at_ms: "int64",
      source: "text",
      view_count: "int64?",
      document: "text",
    },
    unique: [["tenant_id", "post_id", "captured_at_ms", "source"]],
  });
  await define("audio_trends", {
    columns: {
      ...SYNC_COLUMNS,
      platform: "text",
      region: "text",
      title: "text",
      rank: "int64",
      captured_at_ms: "int64",
      document: "text",
    },
    unique: [["tenant_id", "platform", "region", "captured_at_ms", "rank"]],
  });
  await define("competitor_videos", {
    columns: {
      ...SYNC_COLUMNS,
      platform: "text",
      external_id: "text",
      channel: "text",
      title: "text",
      published_at_ms: "int64?",
      view_count: "int64?",
      document: "text",
    },
    unique: [["tenant_id", "platform", "external_id"]],
    indexes: [["tenant_id", "platform", "channel", "id"]],
  });
}
