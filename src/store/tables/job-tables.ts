import type { JobStatus } from "../../model/job-status.ts";
import type { SyncColumns } from "./columns.ts";

export type JobKind = "plan" | "video" | "post";

export interface JobQueueTable extends SyncColumns {
  runId: string;
  /** The video this job makes or posts; null for `plan`. */
  videoId: string | null;
  kind: JobKind;
  /** For people: the title, or `plan`. */
  label: string;
  status: JobStatus;
  /** Higher goes first. */
  priority: number;
  /** 0: at once. */
  notBeforeMs: number;
  waitingFor: string | null;
  /** Failed attempts of the present step. */
  attemptCount: number;
  /** JSON that the steps read. */
  input: string;
  /** JSON `JobError`, of the latest failure. */
  error: string | null;
  updatedAtMs: number;
}

/** A finished step. Its row is written in the same transaction as the step's own rows. */
export interface JobStepsTable {
  tenantId: string;
  jobId: string;
  step: string;
  /** JSON. */
  result: string;
  elapsedMs: number;
  finishedAtMs: number;
}

/** What a step keeps between the requests of one effect. */
export interface StepMemoriesTable {
  tenantId: string;
  /** `job/step/part`. */
  key: string;
  sealed: string;
  updatedAtMs: number;
}

/** `intent` may have been sent; `submitted` has a handle; `not-sent` and `refused` cost nothing. */
export type EffectState = "intent" | "submitted" | "done" | "not-sent" | "refused" | "parked" | "dropped";

export interface EffectsTable {
  tenantId: string;
  /** `job/step/part`: the same for every attempt. */
  key: string;
  jobId: string;
  runId: string;
  providerId: string;
  kind: "spends" | "publishes";
  state: EffectState;
  /** Changes with every change of owner; an update of a former owner touches no row. */
  token: string;
  /** `host|boot|pid|start`. */
  owner: string;
  leaseUntilMs: number;
  /** The ledger row of its present reservation. */
  ledgerId: string | null;
  handle: string | null;
  isHandleSealed: number;
  /** JSON that the vendor answered at the end. */
  result: string | null;
  /** What the vendor said, or why it is parked. */
  message: string | null;
  /** When the latest request may have left. */
  intentAtMs: number;
  updatedAtMs: number;
}

/** What one attempt of an effect costs: the reservation while it is under way, the vendor's own figure afterwards. */
export interface SpendLedgerTable extends SyncColumns {
  effectKey: string;
  runId: string;
  videoId: string | null;
  providerId: string;
  /** As the vendor names it; empty: none was named. Null: the row is older than the column. */
  model: string | null;
  state: "reserved" | "settled" | "released";
  /** The estimate, by the list of prices. */
  reservedUsdMicros: number;
  /** What the vendor announced when it accepted; null: nothing. */
  quotedUsdMicros: number | null;
  /** What counts against budgets: the reservation, which may be above the estimate, then the bill; 0 when released. */
  amountUsdMicros: number;
  /** UTC day, `2026-11-24`. */
  day: string;
}
