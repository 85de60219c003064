import { type AppError, isAppError } from "../core/app-error.ts";
import type { Json } from "../core/json.ts";
import type { UsdMicros } from "../core/money.ts";
import { limitTime } from "../core/time-limit.ts";
import type { EffectOutcome, EffectRequest, EffectResult } from "../providers/contracts/effect.ts";
import type { EffectRow } from "../store/repositories/effects.ts";
import { closeSpend, quoteSpend } from "../store/repositories/spend-ledger.ts";
import { askFor } from "./asked-for.ts";
import { changeRow, claimEffect, refusal } from "./effect-claim.ts";
import {
  effectCameToNothing,
  effectLost,
  effectNotSent,
  effectParked,
  effectRefused,
  effectWaits,
  vendorNotThere,
} from "./effect-errors.ts";
import type { EffectSite, EffectTools } from "./effect-tools.ts";
import { seal, unseal } from "./seal.ts";

/**
 * Performs an effect once ever, through any number of crashes (decision 0001). Throws `AppError`: transient when it was
 * not sent, refused or moderation, gated `effect-parked` when only a person can tell, waiting with `details.untilMs`,
 * quota or config from the budget.
 */
export async function performEffect(
  tools: EffectTools,
  site: EffectSite,
  request: EffectRequest,
): Promise<EffectResult> {
  const key = `${site.jobId}/${site.stepId}/${request.part}`;
  await tools.faults.hit("effect-before-intent", site.where);
  site.signal.throwIfAborted();
  // Without its key an accepted handle could not be stored: better to know before anything is sent.
  if (request.isHandleSecret === true) await tools.sealKey();
  const claim = await claimEffect(tools, site, key, request);
  if (claim.next === "nothing") return await resultOf(tools, claim.row);
  let row = claim.row;
  if (claim.next === "send") row = await send(tools, site, row, request, false);
  if (claim.next === "ask") row = await ask(tools, site, row, request);
  return await poll(tools, site, row, request);
}

/** Longer than a run waits for a job that is due soon: what has been polled for its whole time is left to another run. */
const ANOTHER_RUN_MS = 120_000;

/** Sends one request and stores what came of it before anything else. */
async function send(
  tools: EffectTools,
  site: EffectSite,
  row: EffectRow,
  request: EffectRequest,
  isResend: boolean,
): Promise<EffectRow> {
  await tools.faults.hit("effect-intent", site.where);
  const outcome = await submitOnce(site, row, request);
  if (outcome.kind === "to-mend") {
    const { message } = outcome.cause;
    await close(tools, row, { state: "not-sent", message }, NOTHING);
    throw outcome.cause;
  }
  await tools.faults.hit("effect-answered", site.where);
  if (outcome.kind === "accepted") return await storeHandle(tools, site, row, outcome, request);
  if (outcome.kind === "unknown") {
    // After a resend an earlier request may have been accepted elsewhere.
    if (!isResend && outcome.isPage === true && (await request.isOnlyPages?.(site.signal))) {
      await close(tools, row, { state: "not-sent", message: outcome.message }, NOTHING);
      throw vendorNotThere(request.providerId, outcome.message);
    }
    const change = { message: outcome.message, updatedAtMs: tools.clock.nowMs() };
    const unsure = await changeRow(tools.store, row, change);
    if (!isResend) return await ask(tools, site, unsure, request);
    throw effectWaits(
      row.key,
      tools.clock.nowMs() + request.pollEveryMs,
      `an answer of ${request.providerId}`,
    );
  }
  if (outcome.kind === "refused") {
    const kind = outcome.code === "moderated" ? "moderation" : "refused";
    await close(tools, row, refusal(kind, outcome.message), NOTHING);
    throw effectRefused(row.key, kind, outcome.message);
  }
  const message = outcome.message ?? "the connection was not made";
  await close(tools, row, { state: "not-sent", message }, NOTHING);
  throw effectNotSent(row.key, message, outcome.retryAfterMs);
}

/** What is settled of an effect that bought nothing. */
const NOTHING = { state: "released", amountUsdMicros: 0 } as const;

/** A key, a setting, credit at the vendor: nothing was made, and nothing can be until a person acts. */
const TO_MEND: ReadonlySet<string> = new Set(["config", "quota"]);

/** `to-mend`: nothing was made, and a person must mend the cause first. */
type Outcome = EffectOutcome | { kind: "to-mend"; cause: AppError };

async function submitOnce(site: EffectSite, row: EffectRow, request: EffectRequest): Promise<Outcome> {
  const { providerId, timeoutMs } = request;
  const tooSlow = () => new Error(`${providerId} gave no whole answer within ${timeoutMs} ms.`);
  const limit = limitTime(timeoutMs, tooSlow, site.signal);
  try {
    const who = { runId: row.runId, jobId: row.jobId, ledgerId: row.ledgerId };
    return await askFor(who, () => request.submit(row.key, limit.signal));
  } catch (error) {
    site.signal.throwIfAborted();
    if (isAppError(error) && TO_MEND.has(error.kind)) return { kind: "to-mend", cause: error };
    return { kind: "unknown", message: error instanceof Error ? error.message : String(error) };
  } finally {
    limit.release();
  }
}

/** An earlier request may have been accepted: asks before anything is sent again. */
async function ask(
  tools: EffectTools,
  site: EffectSite,
  row: EffectRow,
  request: EffectRequest,
): Promise<EffectRow> {
  const found = await request.find?.(row.key, site.signal);
  if (found === "nothing") return await resend(tools, site, row, request);
  if (found && "handle" in found) return await storeHandle(tools, site, row, found, request);
  const graceUntilMs = row.intentAtMs + request.graceMs;
  const nowMs = tools.clock.nowMs();
  // Soon at first, then ever more rarely: each wait is as long as all before it.
  if (request.find && nowMs < graceUntilMs) {
    const nextLookMs = Math.min(graceUntilMs, nowMs + Math.max(request.pollEveryMs, nowMs - row.intentAtMs));
    throw effectWaits(row.key, nextLookMs, `${request.providerId} to show what it accepted`);
  }
  if (request.whenNotFound === "park") {
    const answer = row.message ?? "the program ended before an answer came";
    const message = found ? `${answer}; ${found.because}` : answer;
    if (mayBeAssumedLost(request, site)) {
      await close(
        tools,
        row,
        { state: "not-sent", message },
        { state: "settled", amountUsdMicros: undefined },
      );
      throw effectLost(row.key, message, request.estimateUsdMicros);
    }
    await close(tools, row, { state: "parked", message }, undefined);
    throw effectParked(row.key, message);
  }
  return await resend(tools, site, row, request);
}

async function resend(
  tools: EffectTools,
  site: EffectSite,
  row: EffectRow,
  request: EffectRequest,
): Promise<EffectRow> {
  const nowMs = tools.clock.nowMs();
  const renewed = await changeRow(tools.store, row, { intentAtMs: nowMs, updatedAtMs: nowMs });
  return await send(tools, site, renewed, request, true);
}

/** Only money can be counted as gone: a post that is in doubt is always asked about. */
const mayBeAssumedLost = ({ kind, estimateUsdMicros }: EffectRequest, { limits }: EffectSite): boolean =>
  kind === "spends" && estimateUsdMicros <= (limits.assumeLostUsdMicros ?? -1);

async function storeHandle(
  tools: EffectTools,
  site: EffectSite,
  row: EffectRow,
  { handle, quotedUsdMicros }: { handle: string; quotedUsdMicros?: UsdMicros },
  request: EffectRequest,
): Promise<EffectRow> {
  const isSealed = request.isHandleSecret === true;
  const change = {
    state: "submitted" as const,
    handle: isSealed ? seal(handle, await tools.sealKey(), row.key) : handle,
    isHandleSealed: isSealed ? 1 : 0,
    message: null,
    updatedAtMs: tools.clock.nowMs(),
  };
  const submitted = await tools.store.transaction(async (scope) => {
    const changed = await changeRow(scope, row, change);
    if (quotedUsdMicros !== undefined && row.ledgerId !== null)
      await quoteSpend(scope, row.ledgerId, quotedUsdMicros);
    return changed;
  });
  await tools.faults.hit("effect-submitted", site.where);
  return submitted;
}

async function poll(
  tools: EffectTools,
  site: EffectSite,
  row: EffectRow,
  request: EffectRequest,
): Promise<EffectResult> {
  const handle = await openHandle(tools, row);
  const untilMs = tools.clock.nowMs() + request.pollForMs;
  for (;;) {
    site.signal.throwIfAborted();
    const status = await request.status(handle, site.signal);
    await tools.faults.hit("effect-polled", site.where);
    if (status.state === "done") {
      const result = JSON.stringify(status.result);
      const spend = { state: "settled" as const, amountUsdMicros: status.costUsdMicros };
      await close(tools, row, { state: "done", result }, spend);
      await tools.faults.hit("effect-settled", site.where);
      return { key: row.key, handle, result: status.result };
    }
    if (status.state === "nothing") {
      await close(tools, row, { state: "not-sent", message: status.message }, NOTHING);
      throw effectCameToNothing(row.key, status.message);
    }
    if (status.state === "unsure") {
      await close(tools, row, { state: "parked", message: status.message }, undefined);
      throw effectParked(row.key, status.message);
    }
    if (status.state === "failed") {
      const { message, costUsdMicros = 0 } = status;
      await close(tools, row, refusal(status.kind, message), {
        state: "settled",
        amountUsdMicros: costUsdMicros,
      });
      throw effectRefused(row.key, status.kind, message);
    }
    const nowMs = tools.clock.nowMs();
    if (nowMs >= untilMs) {
      const waitingFor = status.because ?? request.providerId;
      throw effectWaits(row.key, nowMs + Math.max(request.pollEveryMs, ANOTHER_RUN_MS), waitingFor);
    }
    await tools.wait(request.pollEveryMs, site.signal);
  }
}

/** Ends an attempt: the row and its money change together. */
async function close(
  tools: EffectTools,
  row: EffectRow,
  change: Pick<EffectRow, "state"> & Partial<Pick<EffectRow, "message" | "result">>,
  spend: { state: "settled" | "released"; amountUsdMicros: UsdMicros | undefined } | undefined,
): Promise<void> {
  await tools.store.transaction(async (scope) => {
    await changeRow(scope, row, { ...change, updatedAtMs: tools.clock.nowMs() });
    if (spend && row.ledgerId !== null) await closeSpend(scope, row.ledgerId, spend);
  });
}

async function resultOf(tools: EffectTools, row: EffectRow): Promise<EffectResult> {
  return {
    key: row.key,
    handle: await openHandle(tools, row),
    result: JSON.parse(row.result ?? "null") as Json,
  };
}

async function openHandle(tools: EffectTools, row: EffectRow): Promise<string> {
  const handle = row.handle ?? "";
  return row.isHandleSealed === 1 ? unseal(handle, await tools.sealKey(), row.key) : handle;
}
