import type { DocumentColumn, SyncColumns } from "./columns.ts";

/** `document`: what the platform told about the account. Never a secret. */
export interface SocialAccountsTable extends SyncColumns, DocumentColumn {
  platform: string;
  /** `outbox`, `@handle`. */
  name: string;
  status: "connected" | "needs-reconnect" | "disabled";
}

/** `document`: what was posted, as text. */
export interface SocialPostsTable extends SyncColumns, DocumentColumn {
  videoId: string;
  accountId: string;
  platform: string;
  status: "waiting" | "pending" | "live" | "failed" | "parked" | "dropped";
  url: string | null;
  postedAtMs: number | null;
}

/** `document`: every number the platform gave. */
export interface AnalyticsSnapshotsTable extends SyncColumns, DocumentColumn {
  postId: string;
  capturedAtMs: number;
  source: string;
  viewCount: number | null;
}

/** `document`: the platform's own row. */
export interface AudioTrendsTable extends SyncColumns, DocumentColumn {
  platform: string;
  region: string;
  title: string;
  rank: number;
  capturedAtMs: number;
}

/** `document`: the facts a platform's official API gives about a public video. */
export interface CompetitorVideosTable extends SyncColumns, DocumentColumn {
  platform: string;
  externalId: string;
  channel: string;
  title: string;
  publishedAtMs: number | null;
  viewCount: number | null;
}
