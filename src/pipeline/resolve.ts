import { AppError } from "../core/app-error.ts";
import type { Clock } from "../core/clock.ts";
import { type EffectRow, effectsOfJob, updateEffect } from "../store/repositories/effects.ts";
import { getJob, type Job, updateJob } from "../store/repositories/jobs.ts";
import { closeSpend } from "../store/repositories/spend-ledger.ts";
import { forgetMemory } from "../store/repositories/step-memories.ts";
import type { Store, StoreScope } from "../store/scope.ts";
import { followResolution, refuseSuperseded } from "./post/queue/follow-resolution.ts";

/**
 * What a person found out about a parked job, or wants of a stopped one.
 * - `posted`: it is online at `url`; the effect's result becomes `{ url }`.
 * - `done`: the vendor has it under `handle`; it is polled from there.
 * - `not-posted`: it certainly did not happen; its money is free and it is sent again.
 * - `retry`: go again; what a parked attempt may have cost stays counted. A post in doubt is only asked about again: to send
 *   it once more somebody must say that it is not there.
 * - `drop`: give up.
 *
 * The first three may be said of one `part` of several that are in doubt (`b2`, or the whole `shots/b2.runway:gen4.5`);
 * without one, `not-posted` is said of all.
 */
export type Resolution =
  | { kind: "posted"; url: string; part?: string }
  | { kind: "done"; handle: string; part?: string }
  | { kind: "not-posted"; part?: string }
  | { kind: "retry" }
  | { kind: "drop" };

/**
 * Settles a job by its whole id; a short transaction, no lock. It goes on once nothing of it is in doubt any more. Usage
 * errors: `job-unknown`, `job-not-resolvable`, `resolution-unclear`.
 */
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
    if (resolution.kind !== "drop") await refuseSuperseded(scope, job);
    const effects = await effectsOfJob(scope, job.id);
    const parked = effects.filter((effect) => effect.state === "parked");
    const nowMs = clock.nowMs();
    if (resolution.kind === "drop") {
      for (const effect of parked)
        await change(scope, effect, { state: "dropped", updatedAtMs: nowMs }, "settled");
      await updateJob(scope, job.id, { status: "dropped", waitingFor: null }, nowMs);
    } else if (resolution.kind === "retry") {
      await releaseForRetry(scope, effects, nowMs);
      await updateJob(scope, job.id, READY, nowMs);
    } else {
      const meant = partsMeant(job, parked, resolution);
      for (const effect of meant) await settleParked(scope, effect, resolution, nowMs);
      if (meant.length === parked.length) await updateJob(scope, job.id, READY, nowMs);
    }
    const resolved = (await getJob(scope, job.id)) ?? job;
    await followResolution(scope, resolved);
    return resolved;
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
    if (wasUnknown && effect.kind === "publishes") {
      await updateEffect(scope, effect, { state: "intent", intentAtMs: nowMs, updatedAtMs: nowMs });
      continue;
    }
    await forgetMemory(scope, effect.key);
    await change(
      scope,
      effect,
      { state: "not-sent", updatedAtMs: nowMs },
      wasUnknown ? "settled" : undefined,
    );
  }
}

type Verdict = Exclude<Resolution, { kind: "retry" | "drop" }>;

/** What is said to have happened, or not. */
function partsMeant(job: Job, parked: readonly EffectRow[], verdict: Verdict): readonly EffectRow[] {
  const { part } = verdict;
  const meant = part === undefined ? parked : parked.filter(({ key }) => isNamed(key, part));
  if (meant.length === 0) {
    const what = part === undefined ? "no effect of it" : `nothing of it that is called ${part}`;
    throw usage(
      "job-not-resolvable",
      `Job ${job.id} (${job.label}) is ${job.status}; ${what} is in doubt.`,
      parked.length === 0 ? "Use --retry or --drop." : `In doubt are ${namesOf(parked)}.`,
    );
  }
  if (meant.length === 1 || verdict.kind === "not-posted") return meant;
  throw usage(
    "resolution-unclear",
    `${meant.length} parts of job ${job.id} are in doubt: ${namesOf(meant)}.`,
    "Say which with --part.",
  );
}

/** The key of an effect is `job/step/part`; the part of a shot begins with its beat. */
function isNamed(key: string, name: string): boolean {
  const [, step = "", part = ""] = key.split("/");
  return name === part || name === `${step}/${part}` || part.startsWith(`${name}.`);
}

const namesOf = (effects: readonly EffectRow[]): string =>
  effects.map(({ key }) => key.slice(key.indexOf("/") + 1)).join(", ");

async function settleParked(
  scope: StoreScope,
  parked: EffectRow,
  verdict: Verdict,
  updatedAtMs: number,
): Promise<void> {
  if (verdict.kind === "not-posted") {
    // What was prepared for it belongs to the attempt that came to nothing.
    await forgetMemory(scope, parked.key);
    await change(scope, parked, { state: "not-sent", updatedAtMs }, "released");
  } else if (verdict.kind === "done") {
    const { handle } = verdict;
    await change(scope, parked, { state: "submitted", handle, isHandleSealed: 0, updatedAtMs }, undefined);
  } else {
    const { url } = verdict;
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
