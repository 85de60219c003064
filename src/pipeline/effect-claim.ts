import type { EffectRequest } from "../providers/contracts/effect.ts";
import { type EffectRow, getEffect, insertEffect, updateEffect } from "../store/repositories/effects.ts";
import type { StoreScope } from "../store/scope.ts";
import { reserveBudget } from "./budget.ts";
import { effectParked, effectRefused, effectWaits, leaseLost } from "./effect-errors.ts";
import type { EffectSite, EffectTools } from "./effect-tools.ts";

/** How long an executor on another host is believed to be at work beyond its own time limits. */
const LEASE_SLACK_MS = 60_000;
/** When to look again at an effect that another living process is busy with. */
const OTHER_OWNER_RETRY_MS = 5_000;

/** What the row says must happen next: send it, ask about it, or poll its handle; or it is done. */
export type Claim =
  | { next: "send"; row: EffectRow }
  | { next: "ask"; row: EffectRow }
  | { next: "poll"; row: EffectRow }
  | { next: "nothing"; row: EffectRow };

/** One transaction: intent, lease and budget reservation of a new effect, or the take-over of an earlier attempt's. */
export async function claimEffect(
  tools: EffectTools,
  site: EffectSite,
  key: string,
  request: EffectRequest,
): Promise<Claim> {
  return await tools.store.transaction(async (scope) => {
    const row = await getEffect(scope, key);
    if (!row) return { next: "send", row: await insertIntent(scope, tools, site, key, request) };
    if (row.state === "done") return { next: "nothing", row };
    if (row.state === "refused")
      throw effectRefused(key, kindOfRefusal(row), row.message ?? "no reason given");
    if (row.state === "dropped") throw effectRefused(key, "refused", "a person dropped it");
    if (row.state === "parked") throw effectParked(key, row.message ?? "no answer came");
    if (row.state === "not-sent")
      return { next: "send", row: await renewIntent(scope, tools, site, row, request) };
    if (isHeldByAnother(tools, row)) {
      throw effectWaits(key, tools.clock.nowMs() + OTHER_OWNER_RETRY_MS, "another process");
    }
    const taken = await changeRow(scope, row, {
      ...lease(tools, request),
      updatedAtMs: tools.clock.nowMs(),
    });
    return { next: row.state === "submitted" ? "poll" : "ask", row: taken };
  });
}

/** How a row keeps a refusal: whoever asks again is told the same. */
export const refusal = (kind: "refused" | "moderation", message: string) => ({
  state: "refused" as const,
  message,
  result: JSON.stringify({ kind }),
});

/** Whether a refusal was for what the content shows or says. */
export const isModerated = ({ result }: Pick<EffectRow, "result">): boolean =>
  result === refusal("moderation", "").result;

const kindOfRefusal = (row: EffectRow): "refused" | "moderation" =>
  isModerated(row) ? "moderation" : "refused";

/** Applies a change for the holder of the row's token, or throws when it has been taken over. */
export async function changeRow(
  scope: StoreScope,
  row: EffectRow,
  change: Partial<Omit<EffectRow, "key" | "jobId" | "runId">>,
): Promise<EffectRow> {
  if (!(await updateEffect(scope, row, change))) throw leaseLost(row.key);
  return { ...row, ...change };
}

async function insertIntent(
  scope: StoreScope,
  tools: EffectTools,
  site: EffectSite,
  key: string,
  request: EffectRequest,
): Promise<EffectRow> {
  const nowMs = tools.clock.nowMs();
  const row: EffectRow = {
    key,
    jobId: site.jobId,
    runId: site.runId,
    providerId: request.providerId,
    kind: request.kind,
    state: "intent",
    ...lease(tools, request),
    ledgerId: await reserve(scope, tools, site, key, request),
    handle: null,
    isHandleSealed: 0,
    result: null,
    message: null,
    intentAtMs: nowMs,
    updatedAtMs: nowMs,
  };
  await insertEffect(scope, row);
  return row;
}

async function renewIntent(
  scope: StoreScope,
  tools: EffectTools,
  site: EffectSite,
  row: EffectRow,
  request: EffectRequest,
): Promise<EffectRow> {
  const nowMs = tools.clock.nowMs();
  return await changeRow(scope, row, {
    state: "intent",
    ...lease(tools, request),
    ledgerId: await reserve(scope, tools, site, row.key, request),
    // Of an attempt that came to nothing.
    handle: null,
    isHandleSealed: 0,
    message: null,
    intentAtMs: nowMs,
    updatedAtMs: nowMs,
  });
}

async function reserve(
  scope: StoreScope,
  tools: EffectTools,
  site: EffectSite,
  key: string,
  request: EffectRequest,
): Promise<string | null> {
  if (request.kind === "publishes" && request.estimateUsdMicros === 0) return null;
  return await reserveBudget(
    scope,
    {
      effectKey: key,
      runId: site.runId,
      videoId: site.videoId,
      providerId: request.providerId,
      model: request.model,
      amountUsdMicros: request.estimateUsdMicros,
    },
    site.limits,
    { newId: tools.newId, nowMs: tools.clock.nowMs() },
  );
}

function lease(
  tools: EffectTools,
  request: EffectRequest,
): Pick<EffectRow, "token" | "owner" | "leaseUntilMs"> {
  const untilMs = tools.clock.nowMs() + request.timeoutMs + request.pollForMs + LEASE_SLACK_MS;
  return { token: tools.newToken(), owner: tools.owner, leaseUntilMs: untilMs };
}

/** A living process keeps its effect however slow it is; of another host only the clock can tell. */
function isHeldByAnother(tools: EffectTools, row: EffectRow): boolean {
  if (row.owner === tools.owner || tools.isOwnerDead(row.owner)) return false;
  const isSameHost = row.owner.split("|")[0] === tools.owner.split("|")[0];
  return isSameHost || row.leaseUntilMs > tools.clock.nowMs();
}
