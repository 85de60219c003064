/**
 * Moments at which a process may die. Tests pass a hook that dies there; the product passes none. Each stands at a
 * boundary that the journal or the effects protocol must survive.
 */
export const FAULT_POINTS = [
  "job-claimed",
  "step-started",
  "step-before-commit",
  "step-committed",
  "effect-before-intent",
  "effect-intent",
  "effect-answered",
  "effect-submitted",
  "effect-polled",
  "effect-settled",
  "memory-before-write",
  "memory-written",
  "job-finished",
] as const;
export type FaultPoint = (typeof FAULT_POINTS)[number];

export interface FaultPoints {
  /** `where` is `job kind/step`. */
  hit(point: FaultPoint, where: string): void | Promise<void>;
}

export const NO_FAULTS: FaultPoints = { hit: () => undefined };
