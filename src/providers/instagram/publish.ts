import { z } from "zod";
import { isAppError } from "../../core/app-error.ts";
import type { EffectOutcome } from "../contracts/effect.ts";
import { reachedVendor } from "../http/reached-vendor.ts";
import { readContainer } from "./containers.ts";
import { candidatesIn, type Listing, listMedia } from "./find-media.ts";
import type { GraphReply } from "./graph.ts";
import { rowOf } from "./graph-errors.ts";
import { Id } from "./ids.ts";
import type { Publish } from "./memory.ts";
import { isTokenRefused } from "./read-error.ts";
import { mediaHandle } from "./reconcile.ts";
import { limitReached } from "./say-error.ts";
import { throttledUntilMs } from "./throttle.ts";
import type { Work } from "./work.ts";

const DAY_MS = 86_400_000;
const Published = z.object({ id: Id });

/**
 * Publishes what was prepared. THE COMMIT POINT is the `media_publish` in `commit`: before it everything may be repeated,
 * after it everything only looks, until it has been proven that nothing came of it.
 */
export async function publish(work: Work): Promise<EffectOutcome> {
  const { memory } = work;
  if (memory.mediaId !== null) return { kind: "accepted", handle: mediaHandle(memory.mediaId) };
  if (memory.stage === "publish-sent" && memory.publish?.mayRepeat !== true)
    return { kind: "unknown", message: "It was sent to Instagram before, and what came of it is not known." };
  if (memory.stage !== "finished" && memory.stage !== "publish-sent")
    return { kind: "not-sent", message: "What was prepared has expired; it is prepared anew." };
  checkPause(work);
  const ready = await makeReady(work);
  if ("kind" in ready) return ready;
  return await commit(work, ready);
}

function checkPause({ memory, clock }: Work): void {
  const { notBeforeMs = null, error } = memory.publish ?? {};
  if (notBeforeMs === null || notBeforeMs <= clock.nowMs() || !error) return;
  const row = rowOf(error);
  const code = row.meaning === "defer" ? "post-limit-reached" : "platform-throttled";
  throw limitReached(code, `Instagram: ${error.message}`, notBeforeMs, row.hint);
}

interface Ready {
  token: string;
  before: Listing;
}

/** What the account shows before: whatever is new afterwards may be ours. Nothing is sent while this cannot be read. */
async function makeReady(work: Work): Promise<Ready | EffectOutcome> {
  try {
    const before = await listMedia(work);
    const earlier = work.memory.publish;
    if (earlier && candidatesIn(before, earlier, work.order).length > 0)
      return { kind: "unknown", message: "A reel has appeared that may be this one; it is not sent again." };
    return { token: await work.account.token(), before };
  } catch (error) {
    work.signal.throwIfAborted();
    if (!isAppError(error) || error.kind === "config" || error.kind === "quota") throw error;
    return { kind: "not-sent", message: error.message };
  }
}

async function commit(work: Work, { token, before }: Ready): Promise<EffectOutcome> {
  const remembered = work.memory;
  await work.keep({ stage: "publish-sent", publish: sentAgain(remembered.publish, before) });
  const reply = await mediaPublish(work, token);
  if (!("json" in reply)) {
    // A line that was never opened is the one proof that nothing was published.
    if (reachedVendor(reply.cause) !== "no") return { kind: "unknown", message: reply.message };
    await work.keep(remembered);
    return { kind: "not-sent", message: reply.message };
  }
  const outcome = await readReply(work, reply);
  return reply.error && isTokenRefused(reply.error) ? await sendWithNewToken(work, token, outcome) : outcome;
}

function sentAgain(earlier: Publish | null, { atMs, media }: Listing): Publish {
  return {
    firstAtMs: earlier?.firstAtMs ?? atMs,
    lastAtMs: atMs,
    sends: (earlier?.sends ?? 0) + 1,
    refusals: earlier?.refusals ?? 0,
    knownIds: media.map(({ id }) => id),
    error: null,
    notBeforeMs: null,
    mayRepeat: false,
  };
}

interface NoAnswer {
  message: string;
  cause: unknown;
}

/** ONE request. */
async function mediaPublish(
  { graph, account, memory, signal }: Work,
  token: string,
): Promise<GraphReply | NoAnswer> {
  const path = `/${account.userId}/media_publish`;
  const form = { creation_id: memory.containerId ?? "" };
  try {
    return await graph.sendOnce({ method: "POST", path, form, signal }, token);
  } catch (cause) {
    return { message: cause instanceof Error ? cause.message : String(cause), cause };
  }
}

/** The same request with a new token, once the container itself says that it is not published. */
async function sendWithNewToken(
  work: Work,
  refusedToken: string,
  outcome: EffectOutcome,
): Promise<EffectOutcome> {
  try {
    const token = await work.account.token(refusedToken);
    const { code, atMs } = await readContainer(work);
    const sent = work.memory.publish;
    if (code !== "FINISHED" || !sent) return outcome;
    // A dead token was refused, and not the post.
    const refusals = Math.max(0, sent.refusals - 1);
    await work.keep({ publish: { ...sent, lastAtMs: atMs, error: null, refusals } });
    const reply = await mediaPublish(work, token);
    return "json" in reply ? await readReply(work, reply) : { kind: "unknown", message: reply.message };
  } catch (error) {
    work.signal.throwIfAborted();
    if (!isAppError(error)) throw error;
    return { kind: "unknown", message: error.message };
  }
}

async function readReply(work: Work, { json, error, headers }: GraphReply): Promise<EffectOutcome> {
  if (!error) {
    const published = Published.safeParse(json);
    if (!published.success)
      return { kind: "unknown", message: "Instagram published, but its answer names no post." };
    await work.keep({ stage: "published", mediaId: published.data.id });
    return { kind: "accepted", handle: mediaHandle(published.data.id) };
  }
  const { meaning } = rowOf(error);
  const nowMs = work.clock.nowMs();
  const notBeforeMs =
    meaning === "throttled" ? throttledUntilMs(headers, nowMs) : meaning === "defer" ? nowMs + DAY_MS : null;
  const sent = work.memory.publish;
  if (sent) await work.keep({ publish: { ...sent, refusals: sent.refusals + 1, error, notBeforeMs } });
  // Even a refusal: reels were live that Instagram had refused.
  return { kind: "unknown", message: `Instagram: ${error.message}` };
}
