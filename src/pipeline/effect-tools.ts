import type { Clock } from "../core/clock.ts";
import type { NewId } from "../core/ids.ts";
import type { Store } from "../store/scope.ts";
import type { BudgetLimits } from "./budget.ts";
import type { FaultPoints } from "./faults.ts";

export interface EffectTools {
  store: Store;
  clock: Clock;
  newId: NewId;
  newToken(): string;
  /** See `lease-owner.ts`. */
  owner: string;
  isOwnerDead(owner: string): boolean;
  /** 32 bytes for handles that are secrets; asked for only when a request has one. */
  sealKey(): Promise<Buffer>;
  faults: FaultPoints;
  wait(delayMs: number, signal: AbortSignal): Promise<void>;
}

/** Where in the product an effect stands. */
export interface EffectSite {
  jobId: string;
  runId: string;
  videoId: string | null;
  stepId: string;
  /** For fault points: `video/shots`. */
  where: string;
  limits: BudgetLimits;
  signal: AbortSignal;
}
