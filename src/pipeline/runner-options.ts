import type { Clock } from "../core/clock.ts";
import type { NewId } from "../core/ids.ts";
import type { RunLock } from "../store/run-lock.ts";
import type { Store } from "../store/scope.ts";
import type { BudgetLimits } from "./budget.ts";
import type { EffectTools } from "./effect-tools.ts";
import type { EmitEvent } from "./events.ts";
import type { FaultPoints } from "./faults.ts";
import type { JobTable } from "./step-table.ts";

export interface RunnerOptions {
  store: Store;
  /** Proof that no other process advances jobs of this home. */
  lock: RunLock;
  clock: Clock;
  newId: NewId;
  emit: EmitEvent;
  /** Aborts: jobs stop where they are and are ready for the next run. */
  signal: AbortSignal;
  jobs: JobTable;
  /** `jobs` at work at once, those that wait for vendors not counted, and `compute` in compute steps (`--jobs`). */
  places: { jobs: number; compute: number };
  /** How many requests a vendor has at once. Default: a few. */
  jobsAtOnce?: (vendor: string) => number | undefined;
  /** Per video and per day; a run's own limit is in its row. */
  limits: BudgetLimits;
  sealKey(): Promise<Buffer>;
  /** Gets what is not an `AppError`, for the log. */
  reportBug(error: unknown, jobId: string): void;
  /** Jobs that are due within this time are waited for; later ones are left. Default: one minute. */
  waitForDueMs?: number;
  faults?: FaultPoints;
  isOwnerDead?: (owner: string) => boolean;
  /** Tests pass their own time. */
  wait?: PassingTime["wait"];
}

/** A time that passes as it likes: what is waited for is over when its clock says so. */
export interface PassingTime {
  clock: Clock;
  wait: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

/** What the parts of a runner share. */
export type RunnerTools = Omit<RunnerOptions, "wait" | "faults" | "isOwnerDead"> & EffectTools;
