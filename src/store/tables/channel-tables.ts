import type { DocumentColumn, SyncColumns } from "./columns.ts";

/** `document`: what the platform told about the account. Never a secret. */
export interface SocialAccountsTable extends SyncColumns, DocumentColumn {
  platform: string;
  /** `outbox`, `@handle`. */
  name: string;
  status: "connected" | "needs-reconnect" | "disabled";
}

/**
 * One video on one account. `held`: a person must approve it; `waiting`: its time has not come; `paused`: a person holds it
 * back; `pending`: on its way; then what became of it.
 */
export type PostStatus =
  | "held"
  | "waiting"
  | "paused"
  | "pending"
  | "live"
  | "draft"
  | "scheduled"
  | "locked-private"
  | "private"
  | "failed"
  | "parked"
  | "dropped";

/** `document`: the `PostOrder`, and what was overridden. */
export interface SocialPostsTable extends SyncColumns, DocumentColumn {
  videoId: string;
  accountId: string;
  platform: string;
  status: PostStatus;
  /** Null until a job has it: while it is held. */
  jobId: string | null;
  /** When it is to go out. */
  scheduledAtMs: number;
  postedAtMs: number | null;
  url: string | null;
  /** Text, however many digits it has. */
  platformPostId: string | null;
  mediaSha256: string;
  /** Of the whole order: an approval is bound to it. */
  orderHash: string;
  /** Refuses the same on one account twice. */
  dedupeKey: string;
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
