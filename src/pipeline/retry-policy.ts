import { type AppError, isAppError } from "../core/app-error.ts";
import type { Job, JobError } from "../store/repositories/jobs.ts";
import { EFFECT_PARKED } from "./effect-errors.ts";

/** Pauses before the second, third and fourth attempt of a step that failed for a passing reason. */
export const PAUSES_MS: readonly number[] = [2_000, 10_000, 45_000];

/** What becomes of a job whose step threw. */
export type StepFailure =
  /** `attemptCount`: attempts in a row that failed for a passing reason, with this one. */
  | { next: "wait"; untilMs: number; waitingFor: string; attemptCount: number; error: JobError }
  | { next: "stop"; status: "failed" | "rejected" | "parked"; error: JobError };

/** `attemptCount`: failed attempts of this step before this one. `pausesMs`: before each further one; then it is over. */
export function judgeFailure(
  thrown: unknown,
  { id, attemptCount }: Pick<Job, "id" | "attemptCount">,
  nowMs: number,
  pausesMs: readonly number[] = PAUSES_MS,
): StepFailure {
  const error = describeError(thrown);
  if (!isAppError(thrown)) return { next: "stop", status: "failed", error };
  if (thrown.code === EFFECT_PARKED) return { next: "stop", status: "parked", error };
  const untilMs = numberOf(thrown, "untilMs");
  // A cap of a platform's that ends at a known time is waited out; credit and budgets are for a person.
  if (thrown.kind === "waiting" || (thrown.kind === "quota" && untilMs !== undefined)) {
    const waitingFor = thrown.details["waitingFor"];
    return {
      next: "wait",
      untilMs: untilMs ?? nowMs,
      waitingFor: typeof waitingFor === "string" ? waitingFor : thrown.message,
      attemptCount,
      error,
    };
  }
  const usualMs = pausesMs[attemptCount];
  if (thrown.kind === "transient" && usualMs !== undefined) {
    const pauseMs = Math.max(numberOf(thrown, "retryAfterMs") ?? 0, usualMs);
    return {
      next: "wait",
      untilMs: nowMs + pauseMs,
      waitingFor: `another attempt: ${thrown.message}`,
      attemptCount: attemptCount + 1,
      error,
    };
  }
  if (thrown.kind === "transient") {
    const hint = afterLastAttempt(error.hint, id, pausesMs.length + 1);
    return { next: "stop", status: "failed", error: { ...error, hint } };
  }
  return { next: "stop", status: thrown.kind === "gated" ? "rejected" : "failed", error };
}

/** Nothing goes on by itself any more, whatever was said while it did. */
function afterLastAttempt(hint: string | null, jobId: string, attemptCount: number): string {
  if (hint?.includes("viral resolve")) return hint;
  const rest = hint === null || hint.includes("viral resume") ? "" : `${hint} `;
  return `${rest}It was tried ${attemptCount} times. When it has passed: \`viral resolve ${jobId} --retry\`, then \`viral resume\`.`;
}

/** An error as it is stored and shown; what is not an `AppError` is a bug of ours and keeps its stack. */
export function describeError(thrown: unknown): JobError {
  if (isAppError(thrown)) {
    return { kind: thrown.kind, code: thrown.code, message: thrown.message, hint: thrown.hint ?? null };
  }
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return {
    kind: "bug",
    code: "unexpected-error",
    message: error.message,
    hint: "This is a defect of viral; the log has its stack.",
    stack: error.stack,
  };
}

function numberOf(error: AppError, name: string): number | undefined {
  const value = error.details[name];
  return typeof value === "number" ? value : undefined;
}
