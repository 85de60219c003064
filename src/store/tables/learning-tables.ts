import type { DocumentColumn, SyncColumns } from "./columns.ts";

/** `document`: evidence behind the judgement. */
export interface PerformanceFeedbackTable extends SyncColumns, DocumentColumn {
  videoId: string;
  postId: string | null;
  /** `retention`, `shares-per-view`, `person`. */
  measure: string;
  value: number;
}

/** `document`: strengths, weaknesses and suggestions. */
export interface SelfCritiquesTable extends SyncColumns, DocumentColumn {
  subjectKind: "concept" | "script" | "video";
  subjectId: string;
  score: number;
}

/** `document`: the typed claim with its evidence. */
export interface ReflexionInsightsTable extends SyncColumns, DocumentColumn {
  /** What it is about: `hook/question`, `format/quiz`. */
  topic: string;
  status: "proposed" | "active" | "retired";
  confidence: number;
  updatedAtMs: number;
}

/** `document`: the interval, and how many videos it rests on. */
export interface ScoringAdjustmentsTable extends SyncColumns, DocumentColumn {
  /** A part of a score: `digits`. */
  feature: string;
  insightId: string | null;
  weightDelta: number;
  status: "active" | "retired";
  updatedAtMs: number;
}
