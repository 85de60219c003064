import { AppError, type ErrorKind, isAppError } from "../core/app-error.ts";
import type { Clock } from "../core/clock.ts";
import { combineExitCodes } from "../core/exit-codes.ts";
import { microsToUsd, type UsdMicros } from "../core/money.ts";
import type { CancelDocument, CancelledEffect } from "../model/vendor-documents.ts";
import type { ClipMaker, JobEnding } from "../providers/contracts/clip-maker.ts";
import { type EffectRow, effectsOfJob, updateEffect } from "../store/repositories/effects.ts";
import { getJob, type Job, updateJob } from "../store/repositories/jobs.ts";
import { closeSpend, getSpend } from "../store/repositories/spend-ledger.ts";
import { updateVideo } from "../store/repositories/videos.ts";
import type { Store } from "../store/scope.ts";
import { describeJob } from "./answers/describe-jobs.ts";
import { followResolution } from "./post/queue/follow-resolution.ts";
import { unseal } from "./seal.ts";

export interface CancelTools {
  store: Store;
  clock: Clock;
  /** Who makes the clips of a vendor; undefined: it makes none. */
  makerOf(providerId: string): Pick<ClipMaker, "cancel" | "ending"> | undefined;
  sealKey(): Promise<Buffer>;
  wait(delayMs: number, signal: AbortSignal): Promise<void>;
  signal: AbortSignal;
}

export interface CancelEnding {
  document: CancelDocument;
  exitCode: number;
}

/**
 * Gives up a job by its whole id: asks the vendor of everything under way to stop, and then what it cost. The caller holds
 * the run lock, so nobody polls meanwhile. Where the vendor does not say, the estimate stays counted. What goes on, or may
 * have been made, keeps its handle: a retry takes it and buys nothing twice. A post that was sent, perhaps, stays parked.
 * Usage errors: `job-unknown`, `nothing-to-cancel`.
 */
export async function cancelJob(jobId: string, tools: CancelTools): Promise<CancelEnding> {
  const { store } = tools;
  const job = await getJob(store, jobId);
  if (!job) throw usage("job-unknown", `There is no job ${jobId}.`, "`viral jobs` lists them.");
  const open = (await effectsOfJob(store, job.id)).filter(({ state }) => UNDER_WAY.has(state));
  if (open.length === 0 && ENDED.has(job.status)) throw nothingToCancel(job);
  // First, so that whoever resumes after a crash in here makes nothing anew.
  await dropJob(job, tools);
  const ends: [EffectRow, End][] = [];
  for (const effect of open) {
    const end = await endOf(effect, tools);
    await settle(effect, end, tools);
    ends.push([effect, end]);
  }
  const effects = await Promise.all(ends.map(async ([effect, end]) => await describe(effect, end, store)));
  const { job: summary } = await describeJob(store, (await getJob(store, job.id)) ?? job);
  const problems = ends.flatMap(([, { problem }]) => problem ?? []);
  return {
    document: { schema: "viral.cancel/1", job: summary, effects },
    exitCode: combineExitCodes(ends.length - problems.length, problems),
  };
}

const UNDER_WAY: ReadonlySet<EffectRow["state"]> = new Set(["submitted", "intent", "parked"]);
const ENDED: ReadonlySet<Job["status"]> = new Set(["done", "rejected", "dropped"]);

async function dropJob(job: Job, { store, clock }: CancelTools): Promise<void> {
  await store.transaction(async (scope) => {
    const nowMs = clock.nowMs();
    await updateJob(scope, job.id, { status: "dropped", waitingFor: null }, nowMs);
    await followResolution(scope, { ...job, status: "dropped" }, nowMs);
    if (job.kind === "video" && job.videoId !== null)
      await updateVideo(scope, job.videoId, { status: "failed" });
  });
}

/** How it stands with one effect after the vendor was asked. */
interface End extends Pick<CancelledEffect, "outcome" | "message"> {
  /** What it costs, where the vendor said so. */
  costUsdMicros?: UsdMicros | undefined;
  /** Why it has to be asked again; its money stays reserved until then. */
  problem?: ErrorKind;
}

async function endOf(effect: EffectRow, tools: CancelTools): Promise<End> {
  const { providerId } = effect;
  if (effect.state !== "submitted")
    return { outcome: "in-doubt", message: `whether ${providerId} ever began is not known` };
  const { cancel, ending } = tools.makerOf(providerId) ?? {};
  if (!cancel || !ending) return { outcome: "cannot-stop", message: `${providerId} cannot be asked to stop` };
  try {
    const handle = await handleOf(effect, tools);
    const estimateUsdMicros = await spendOf(effect, tools.store);
    const ask = async (): Promise<JobEnding> => await ending(handle, { estimateUsdMicros }, tools.signal);
    const before = await ask();
    if (before.state === "ended") return { outcome: "ended", ...before };
    await cancel(handle, tools.signal);
    return await endAfter(providerId, ask, tools);
  } catch (error) {
    tools.signal.throwIfAborted();
    if (!isAppError(error)) throw error;
    return { outcome: "not-reached", message: error.message, problem: error.kind };
  }
}

/** A vendor that was told to stop takes a moment. */
const ASKED_MAX = 5;
const ASK_EVERY_MS = 2_000;

async function endAfter(providerId: string, ask: () => Promise<JobEnding>, tools: CancelTools): Promise<End> {
  const { signal } = tools;
  let because = `${providerId} was told to stop, and has not said yet that it did`;
  for (let asked = 1; asked <= ASKED_MAX; asked += 1) {
    try {
      const after = await ask();
      if (after.state === "ended") return { outcome: after.isMade ? "ended" : "stopped", ...after };
    } catch (error) {
      signal.throwIfAborted();
      if (!isAppError(error)) throw error;
      because = `${providerId} was told to stop, and then: ${error.message}`;
    }
    if (asked < ASKED_MAX) await tools.wait(ASK_EVERY_MS, signal);
  }
  return { outcome: "stopping", message: because, problem: "waiting" };
}

/** The effect and its money change together. */
async function settle(effect: EffectRow, end: End, { store, clock }: CancelTools): Promise<void> {
  if (end.problem !== undefined) return;
  const { message, costUsdMicros } = end;
  await store.transaction(async (scope) => {
    const state = end.outcome === "stopped" ? "dropped" : effect.state;
    await updateEffect(scope, effect, { state, message, updatedAtMs: clock.nowMs() });
    if (effect.ledgerId !== null)
      await closeSpend(scope, effect.ledgerId, { state: "settled", amountUsdMicros: costUsdMicros });
  });
}

async function describe(effect: EffectRow, end: End, store: Store): Promise<CancelledEffect> {
  const { key, providerId } = effect;
  const { outcome, message, costUsdMicros } = end;
  const countedUsd = microsToUsd(await spendOf(effect, store));
  return {
    key,
    provider: providerId,
    outcome,
    message,
    countedUsd,
    isCostKnown: costUsdMicros !== undefined,
  };
}

const spendOf = async ({ ledgerId }: EffectRow, store: Store): Promise<UsdMicros> =>
  ledgerId === null ? 0 : await getSpend(store, ledgerId);

const handleOf = async ({ handle, isHandleSealed, key }: EffectRow, tools: CancelTools): Promise<string> =>
  isHandleSealed === 1 ? unseal(handle ?? "", await tools.sealKey(), key) : (handle ?? "");

function nothingToCancel(job: Job): AppError {
  return usage(
    "nothing-to-cancel",
    `Job ${job.id} (${job.label}) is ${job.status}, and nothing of it is under way: there is nothing to cancel.`,
    "`viral jobs` shows what is.",
  );
}

const usage = (code: string, message: string, hint: string): AppError =>
  new AppError({ kind: "usage", code, message, hint });
