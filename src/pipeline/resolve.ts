import { AppError } from "../core/app-error.ts";
import type { Clock } from "../core/clock.ts";
import { type EffectRow, effectsOfJob, updateEffect } from "../store/repositories/effects.ts";
import { getJob, type Job, updateJob } from "../store/repositories/jobs.ts";
import { closeSpend } from "../store/repositories/spend-ledger.ts";
import { forgetMemory } from "../store/repositories/step-memories.ts";
import type { Store, StoreScope } from "../store/scope.ts";
import { postIdOf } from "./post/post-id-of.ts";
import { followResolution, refuseSuperseded } from "./post/queue/follow-resolution.ts";
import { isCommitOpen } from "./post/queue/may-be-out.ts";
import { notePosted } from "./post/queue/note-posted.ts";

/**
 * What a person found out about a job in doubt, or wants of a stopped one. In doubt is what is parked, and every post that
 * was sent, perhaps, and of which no end is known.
 * - `posted`: it is online at `url`; the effect's result becomes `{ url }`, and a post of an account is live at once.
 * - `done`: the vendor has it under `handle`; it is polled from there.
 * - `not-posted`: it certainly did not happen; its money is free and it is sent again, unless its job was given up.
 * - `retry`: go again; what a parked attempt may have cost stays counted. A post in doubt is only asked about again: to send
 *   it once more somebody must say that it is not there.
 * - `drop`: give up. A post in doubt stays parked, so that nobody plans it again before somebody has looked.
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
 * errors: `job-unknown`, `job-not-resolvable`, `resolution-unclear`, `url-unfitting`.
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
    const inDoubt = effects.filter((effect) => effect.state === "parked" || isCommitOpen(effect));
    const nowMs = clock.nowMs();
    if (resolution.kind === "drop") {
      for (const effect of inDoubt) await drop(scope, job, effect, nowMs);
      await updateJob(scope, job.id, { status: "dropped", waitingFor: null }, nowMs);
    } else if (resolution.kind === "retry") {
      await releaseForRetry(scope, effects, nowMs);
      await updateJob(scope, job.id, READY, nowMs);
    } else {
      const meant = partsMeant(job, inDoubt, resolution);
      for (const effect of meant) await settle(scope, effect, resolution, nowMs);
      if (meant.length === inDoubt.length)
        await updateJob(scope, job.id, afterVerdict(job, resolution), nowMs);
      if (resolution.kind === "posted") await notePosted(scope, job, resolution.url, nowMs);
    }
    await followResolution(scope, (await getJob(scope, job.id)) ?? job, nowMs);
    return (await getJob(scope, job.id)) ?? job;
  });
}

/** A post that was given up is not sent again because it turns out that it is not there. */
const afterVerdict = (job: Job, { kind }: Verdict): Parameters<typeof updateJob>[2] =>
  kind === "not-posted" && job.status === "dropped" && postIdOf(job) !== undefined ? { error: null } : READY;

async function drop(scope: StoreScope, job: Job, effect: EffectRow, updatedAtMs: number): Promise<void> {
  if (postIdOf(job) === undefined)
    return await change(scope, effect, { state: "dropped", updatedAtMs }, "settled");
  await change(scope, effect, { state: "parked", updatedAtMs }, undefined);
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
    if (isCommitOpen(effect)) {
      // What has a handle is known to the platform: it is asked how it stands. Else it is looked for, for as long as at first.
      const state = effect.handle === null ? "intent" : "submitted";
      await updateEffect(scope, effect, { state, intentAtMs: nowMs, updatedAtMs: nowMs });
      continue;
    }
    if (!["parked", "refused", "dropped"].includes(effect.state)) continue;
    const wasUnknown = effect.state === "parked";
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
function partsMeant(job: Job, inDoubt: readonly EffectRow[], verdict: Verdict): readonly EffectRow[] {
  const { part } = verdict;
  const meant = part === undefined ? inDoubt : inDoubt.filter(({ key }) => isNamed(key, part));
  if (meant.length === 0) {
    const what = part === undefined ? "no effect of it" : `nothing of it that is called ${part}`;
    throw usage(
      "job-not-resolvable",
      `Job ${job.id} (${job.label}) is ${job.status}; ${what} is in doubt.`,
      inDoubt.length === 0 ? "Use --retry or --drop." : `In doubt are ${namesOf(inDoubt)}.`,
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

async function settle(
  scope: StoreScope,
  inDoubt: EffectRow,
  verdict: Verdict,
  updatedAtMs: number,
): Promise<void> {
  if (verdict.kind === "not-posted") {
    // What was prepared for it belongs to the attempt that came to nothing.
    await forgetMemory(scope, inDoubt.key);
    await change(scope, inDoubt, { state: "not-sent", updatedAtMs }, "released");
  } else if (verdict.kind === "done") {
    const { handle } = verdict;
    await change(scope, inDoubt, { state: "submitted", handle, isHandleSealed: 0, updatedAtMs }, undefined);
  } else {
    const { url } = verdict;
    const result = JSON.stringify({ url });
    await change(
      scope,
      inDoubt,
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
