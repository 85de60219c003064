import { AppError, isAppError } from "../core/app-error.ts";
import type { Clock } from "../core/clock.ts";
import { microsToUsd } from "../core/money.ts";
import type { CancelDocument, CancelledEffect } from "../model/command-documents.ts";
import { type EffectRow, effectsOfJob, updateEffect } from "../store/repositories/effects.ts";
import { getJob, type Job, updateJob } from "../store/repositories/jobs.ts";
import { closeSpend, getSpend } from "../store/repositories/spend-ledger.ts";
import type { Store } from "../store/scope.ts";
import { describeJob } from "./answers/describe-jobs.ts";
import { unseal } from "./seal.ts";

export interface CancelTools {
  store: Store;
  clock: Clock;
  /** Asks a vendor to stop what it makes; undefined: it cannot be asked. */
  cancellerOf(providerId: string): ((handle: string) => Promise<void>) | undefined;
  sealKey(): Promise<Buffer>;
}

/**
 * Gives up a job by its whole id, and asks the vendor of everything under way to stop. The caller holds the run lock, so
 * nobody polls meanwhile. What a vendor bills for a stopped job only its invoice says: the estimate stays counted. A vendor
 * that was not reached keeps its effect, so that it can be asked again. Usage errors: `job-unknown`, `nothing-to-cancel`.
 */
export async function cancelJob(jobId: string, tools: CancelTools): Promise<CancelDocument> {
  const { store, clock } = tools;
  const job = await getJob(store, jobId);
  if (!job) throw usage("job-unknown", `There is no job ${jobId}.`, "`viral jobs` lists them.");
  const open = (await effectsOfJob(store, job.id)).filter(({ state }) => UNDER_WAY.has(state));
  if (open.length === 0 && ENDED.has(job.status)) throw nothingToCancel(job);
  // First, so that whoever resumes after a crash in here makes nothing anew.
  await updateJob(store, job.id, { status: "dropped", waitingFor: null }, clock.nowMs());
  const effects: CancelledEffect[] = [];
  for (const effect of open) effects.push(await cancelEffect(effect, tools));
  const { job: summary } = await describeJob(store, (await getJob(store, job.id)) ?? job);
  return { schema: "viral.cancel/1", job: summary, effects };
}

const UNDER_WAY: ReadonlySet<EffectRow["state"]> = new Set(["submitted", "intent", "parked"]);
const ENDED: ReadonlySet<Job["status"]> = new Set(["done", "rejected", "dropped"]);

async function cancelEffect(effect: EffectRow, tools: CancelTools): Promise<CancelledEffect> {
  const { key, providerId } = effect;
  const end = await askToStop(effect, tools);
  if (end.outcome !== "not-reached") await giveUp(effect, end.message, tools);
  const { ledgerId } = effect;
  const countedUsd = ledgerId === null ? 0 : microsToUsd(await getSpend(tools.store, ledgerId));
  return { key, provider: providerId, ...end, countedUsd };
}

async function askToStop(
  effect: EffectRow,
  tools: CancelTools,
): Promise<Pick<CancelledEffect, "outcome" | "message">> {
  const { providerId } = effect;
  if (effect.state !== "submitted")
    return { outcome: "in-doubt", message: `whether ${providerId} ever began is not known` };
  const cancel = tools.cancellerOf(providerId);
  if (!cancel) return { outcome: "cannot-stop", message: `${providerId} cannot be asked to stop` };
  try {
    const handle = effect.handle ?? "";
    await cancel(effect.isHandleSealed === 1 ? unseal(handle, await tools.sealKey(), effect.key) : handle);
    return { outcome: "stopped", message: `${providerId} was asked to stop` };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { outcome: "not-reached", message: error.message };
  }
}

async function giveUp(effect: EffectRow, message: string, { store, clock }: CancelTools): Promise<void> {
  await store.transaction(async (scope) => {
    await updateEffect(scope, effect, { state: "dropped", message, updatedAtMs: clock.nowMs() });
    if (effect.ledgerId !== null)
      await closeSpend(scope, effect.ledgerId, { state: "settled", amountUsdMicros: undefined });
  });
}

function nothingToCancel(job: Job): AppError {
  return usage(
    "nothing-to-cancel",
    `Job ${job.id} (${job.label}) is ${job.status}, and nothing of it is under way: there is nothing to cancel.`,
    "`viral jobs` shows what is.",
  );
}

const usage = (code: string, message: string, hint: string): AppError =>
  new AppError({ kind: "usage", code, message, hint });
