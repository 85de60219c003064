import type { ErrorKind } from "../core/app-error.ts";
import type { Json } from "../core/json.ts";
import type { UsdMicros } from "../core/money.ts";
import type { Perform } from "../providers/contracts/effect.ts";
import type { Job, NewJob } from "../store/repositories/jobs.ts";
import type { StoreScope } from "../store/scope.ts";
import type { JobKind } from "../store/tables/job-tables.ts";
import type { StepFailure } from "./retry-policy.ts";

/** What a step gets. It reads only this, so that the same step can run under another engine. */
export interface StepContext {
  job: Job;
  /** Results of the earlier steps of this job, by step id. */
  results: ReadonlyMap<string, Json>;
  /** Aborts when the run is cancelled: stop soon and throw; nothing is lost. */
  signal: AbortSignal;
  /** For live views; cheap to call often. */
  progress: (done: number, total: number, unit: string) => void;
  warn: (message: string) => void;
  /** Spends or publishes, once ever for this job, step and part. */
  effect: Perform;
  /**
   * Parts of this step for which something was or may have been bought, before a crash perhaps: finish them before
   * anything else is chosen, or what was paid is lost.
   */
  begunParts: () => Promise<ReadonlySet<string>>;
  /** Parts of this step that failed or were not sent when they were last asked for, each with what was said. */
  failedParts: () => Promise<ReadonlyMap<string, string>>;
  /** What this step keeps between its requests, sealed, beside a part of it. */
  memory: (part: string) => StepMemory;
  /** What this step may still spend; undefined: no limit allows anything. Others spend at the same time. */
  budgetLeft: () => Promise<UsdMicros | undefined>;
}

/** One sealed JSON value; written durably before `write` returns. */
export interface StepMemory {
  read: () => Promise<Json | undefined>;
  write: (state: Json) => Promise<void>;
}

/** How a step ends well. */
export interface StepDone {
  /** JSON that later steps and `viral show` read. Files are named by content hash or absolute path. */
  result: Json;
  /** Writes the step's rows in the transaction that records the result. Only database work; may run again. */
  rows?(scope: StoreScope): Promise<void>;
  /** Jobs that are added in the same transaction. */
  enqueue?: readonly NewJob[];
}

export interface StepWork {
  run(context: StepContext): Promise<StepDone>;
}

/** One stage of a job. A finished step never runs again; an unfinished one starts from its beginning. */
export interface Step extends StepWork {
  /** Kebab-case, never renamed. */
  id: string;
  effect: "none" | "spends" | "publishes";
  /** `compute` steps share `--jobs` places; the others overlap. */
  lane: "free" | "compute";
}

export interface JobDefinition {
  steps: readonly Step[];
  /** Pauses between attempts of this job that fail for a passing reason; absent: the usual ones. */
  pausesMs?: (job: Job) => readonly number[];
  /** What a failure means for a job of this kind, where the error alone does not say it; in the transaction that writes it. */
  judge?: (scope: StoreScope, job: Job, failure: StepFailure, nowMs: number) => Promise<StepFailure>;
  /** Writes rows in the transaction that ends the job badly: marks its video as failed, for instance. */
  whenStopped?: (scope: StoreScope, job: Job, stop: JobStop) => Promise<void>;
}

export interface JobStop {
  status: "failed" | "rejected" | "parked" | "waiting";
  kind: ErrorKind;
  message: string;
}

/** The product as a table: which steps each kind of job has, in order. */
export type JobTable = Readonly<Record<JobKind, JobDefinition>>;
