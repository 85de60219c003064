import { AppError } from "../core/app-error.ts";
import type { Clock } from "../core/clock.ts";
import { type EffectRow, effectsOfJob, updateEffect } from "../store/repositories/effects.ts";
import { getJob, type Job, updateJob } from "../store/repositories/jobs.ts";
import { closeSpend } from "../store/repositories/spend-ledger.ts";
import type { Store, StoreScope } from "../store/scope.ts";

/**
 * What a person found out about a parked job, or wants of a stopped one.
 * - `posted`: it is online at `url`; the effect's result becomes `{ url }`.
 * - `done`: the vendor has it under `handle`; it is polled from there.
 * - `not-posted`: it certainly did not happen; its money is free and it is sent again.
 * - `retry`: go again; what a parked attempt may have cost stays counted.
 * - `drop`: give up.
 */
export type Resolution =
  | { kind: "posted"; url: string }
  | { kind: "done"; handle: string }
  | { kind: "not-posted" }
  | { kind: "retry" }
  | { kind: "drop" };

/** Settles a job by its whole id; a short transaction, no lock. Usage errors: `job-unknown`, `job-not-resolvable`. */
export async function resolveJob(
  store: Store,
  jobId: string,
  resolution: Resolution,
  clock: Clock,
): Promise<Job> {
  return await store.transaction(async (scope) => {
    const job = await getJob(scope, jobId);
    if (!job) throw usage("job-unknown", `There is no job ${jobId}.`, "`viral jobs` lists them.");
    refuseUnlessStopped(job);
    const effects = await effectsOfJob(scope, job.id);
    const parked = effects.find((effect) => effect.state === "parked");
    const nowMs = clock.nowMs();
    if (resolution.kind === "drop") {
      if (parked) await change(scope, parked, { state: "dropped", updatedAtMs: nowMs }, "settled");
      await updateJob(scope, job.id, { status: "dropped", waitingFor: null }, nowMs);
    } else {
      if (resolution.kind === "retry") await releaseForRetry(scope, effects, nowMs);
      else await settleParked(scope, job, parked, resolution, nowMs);
      await updateJob(scope, job.id, READY, nowMs);
    }
    return (await getJob(scope, job.id)) ?? job;
  });
}

const READY = {
  status: "queued",
  notBeforeMs: 0,
  waitingFor: null,
  attemptCount: 0,
  error: null,
} as const;

function refuseUnlessStopped(job: Job): void {
  if (["parked", "failed", "rejected", "waiting", "dropped"].includes(job.status)) return;
  throw usage(
    "job-not-resolvable",
    `Job ${job.id} (${job.label}) is ${job.status}: there is nothing to resolve.`,
    "Only parked, failed, rejected, waiting and dropped jobs can be resolved.",
  );
}

async function releaseForRetry(
  scope: StoreScope,
  effects: readonly EffectRow[],
  nowMs: number,
): Promise<void> {
  for (const effect of effects) {
    if (!["parked", "refused", "dropped"].includes(effect.state)) continue;
    const wasUnknown = effect.state === "parked";
    await change(
      scope,
      effect,
      { state: "not-sent", updatedAtMs: nowMs },
      wasUnknown ? "settled" : undefined,
    );
  }
}

async function settleParked(
  scope: StoreScope,
  job: Job,
  parked: EffectRow | undefined,
  resolution: Exclude<Resolution, { kind: "retry" | "drop" }>,
  nowMs: number,
): Promise<void> {
  if (!parked) {
    throw usage(
      "job-not-resolvable",
      `Job ${job.id} (${job.label}) is ${job.status}; no effect of it is in doubt.`,
      "Use --retry or --drop.",
    );
  }
  const updatedAtMs = nowMs;
  if (resolution.kind === "not-posted") {
    await change(scope, parked, { state: "not-sent", updatedAtMs }, "released");
  } else if (resolution.kind === "done") {
    const { handle } = resolution;
    await change(scope, parked, { state: "submitted", handle, isHandleSealed: 0, updatedAtMs }, undefined);
  } else {
    const { url } = resolution;
    const result = JSON.stringify({ url });
    await change(
      scope,
      parked,
      { state: "done", handle: url, isHandleSealed: 0, result, updatedAtMs },
      "settled",
    );
  }
}

async function change(
  scope: StoreScope,
  effect: EffectRow,
  columns: Parameters<typeof updateEffect>[2],
  spend: "settled" | "released" | undefined,
): Promise<void> {
  await updateEffect(scope, effect, columns);
  if (!spend || effect.ledgerId === null) return;
  await closeSpend(scope, effect.ledgerId, {
    state: spend,
    amountUsdMicros: spend === "released" ? 0 : undefined,
  });
}

function usage(code: string, message: string, hint: string): AppError {
  return new AppError({ kind: "usage", code, message, hint });
}
