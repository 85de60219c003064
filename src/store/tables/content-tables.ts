import type { DocumentColumn, SyncColumns } from "./columns.ts";

export interface TenantsTable {
  id: string;
  name: string;
  createdAtMs: number;
}

export interface UsersTable extends SyncColumns {
  email: string | null;
  name: string;
  role: "owner" | "member";
}

/** `document`: what `viral run` was told besides the brief. */
export interface RunsTable extends SyncColumns, DocumentColumn {
  briefId: string;
  status: "running" | "completed" | "partial" | "waiting" | "gated" | "failed" | "cancelled";
  videoCount: number;
  outFolder: string;
  /** The most this run may spend; null: no budget of its own. */
  maxSpendUsdMicros: number | null;
  finishedAtMs: number | null;
}

/** `document`: a `Brief`. */
export interface BriefsTable extends SyncColumns, DocumentColumn {
  topic: string | null;
}

/** `document`: `{ seed, warnings }`. */
export interface GenerationsTable extends SyncColumns, DocumentColumn {
  runId: string;
  briefId: string;
  writerId: string;
  conceptCount: number;
}

/** `document`: a `Concept`. */
export interface ConceptsTable extends SyncColumns, DocumentColumn {
  generationId: string;
  conceptKey: string;
  formatId: string;
  title: string;
  predictedScore: number;
  /** JSON list of receipt keys. */
  receiptKeys: string;
  /** What its script says without the format's fixed words; null until it is written out. */
  comparableText: string | null;
}

/** `document`: a `Script`. */
export interface ScriptsTable extends SyncColumns, DocumentColumn {
  conceptId: string;
  title: string;
}

export type VideoStatus = "posted" | "ready" | "held" | "waiting" | "parked" | "rejected" | "failed";

/** `document`: facts of the finished file that nobody searches. */
export interface VideosTable extends SyncColumns, DocumentColumn {
  runId: string;
  conceptId: string;
  scriptId: string | null;
  title: string;
  status: VideoStatus;
  folder: string | null;
  file: string | null;
  cover: string | null;
  captions: string | null;
  durationMs: number | null;
  /** JSON list of `Check`. */
  checks: string;
  costUsdMicros: number;
  /** In the object store; null: it is not there. */
  objectKey: string | null;
  /** Where the world reads it; never one that is signed. */
  publicUrl: string | null;
}

/** A file in `$VIRAL_HOME/blobs`, named by its content. */
export interface BlobsTable {
  tenantId: string;
  sha256: string;
  sizeBytes: number;
  mediaType: string;
  createdAtMs: number;
}

/** That a job needs a blob. */
export interface BlobUsesTable {
  tenantId: string;
  sha256: string;
  jobId: string;
}
