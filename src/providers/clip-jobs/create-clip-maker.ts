import { AppError, isAppError } from "../../core/app-error.ts";
import { explainFileError } from "../../core/explain-file-error.ts";
import type { ClipMaker, ClipOrder, JobEnding, OrderTerms } from "../contracts/clip-maker.ts";
import type { EffectOutcome, EffectRequest, EffectStatus } from "../contracts/effect.ts";
import type { VendorLine } from "../contracts/vendor.ts";
import { classifyAnswer, classifyThrown, type SubmitRules } from "../http/classify-submit.ts";
import { answersWithPage } from "../http/only-pages.ts";
import { createRedactor, REDACTED } from "../http/redact.ts";
import { bringClip } from "./bring-clip.ts";
import type { Asking, ClipJobs, VendorAnswer } from "./clip-jobs.ts";

const SUBMIT_TIMEOUT_MS = 90_000;
const POLL_EVERY_MS = 5_000;
const POLL_FOR_MS = 20 * 60_000;
/** When to look again for what only a person can mend. */
const MEND_MS = 120_000;

/**
 * Makes of a vendor's ways a maker of clips. A clip that was paid for is never given up: an odd answer, a broken download
 * and a full disk leave it pending or waiting, and only the vendor's own word ends it.
 */
export function createClipMaker(jobs: ClipJobs): ClipMaker {
  const { cancel } = jobs;
  return {
    id: jobs.providerId,
    request: (order) => requestOf(jobs, order),
    ...(cancel
      ? {
          cancel: async (handle, signal) => await cancel(handle, { line: await jobs.parts.line(), signal }),
          ending: async (handle, terms, signal) => await endingOf(jobs, handle, terms, signal),
        }
      : {}),
  };
}

async function endingOf(
  jobs: ClipJobs,
  handle: string,
  terms: OrderTerms,
  signal: AbortSignal | undefined,
): Promise<JobEnding> {
  const news = await jobs.newsOf(handle, terms, { line: await jobs.parts.line(), signal });
  if (news.state === "pending") return news;
  if (news.state === "failed") {
    const { message, costUsdMicros = 0 } = news;
    return { state: "ended", isMade: false, message, costUsdMicros };
  }
  const cost = news.costUsdMicros === undefined ? {} : { costUsdMicros: news.costUsdMicros };
  return { state: "ended", isMade: true, message: "it was made before it could be stopped", ...cost };
}

function requestOf(jobs: ClipJobs, order: ClipOrder): EffectRequest {
  const { find, freeQuestion } = jobs;
  return {
    part: order.part,
    providerId: jobs.providerId,
    model: order.model,
    kind: "spends",
    estimateUsdMicros: order.estimateUsdMicros,
    timeoutMs: SUBMIT_TIMEOUT_MS,
    whenNotFound: find ? "resend" : "park",
    graceMs: jobs.graceMs ?? 0,
    submit: async (key, signal) => await submit(jobs, order, key, signal),
    ...(freeQuestion
      ? {
          isOnlyPages: async (signal) =>
            await answersWithPage(
              async () => await freeQuestion({ line: await jobs.parts.line(), signal }),
              signal,
            ),
        }
      : {}),
    ...(find
      ? {
          find: async (key, signal) =>
            await orWaits(jobs, order, signal, async (asking) => {
              const handle = await find(key, asking);
              return handle === undefined ? undefined : { handle };
            }),
        }
      : {}),
    status: async (handle, signal) => await statusOf(jobs, order, handle, signal),
    pollEveryMs: jobs.pollEveryMs ?? POLL_EVERY_MS,
    pollForMs: POLL_FOR_MS,
  };
}

async function submit(
  jobs: ClipJobs,
  order: ClipOrder,
  key: string,
  signal: AbortSignal,
): Promise<EffectOutcome> {
  const flaw = jobs.makes.includes(order.makes)
    ? jobs.flawOf?.(order)
    : `${jobs.providerId} is not asked for an ${order.makes}`;
  if (flaw !== undefined) return { kind: "refused", code: "order-impossible", message: flaw };
  const line = await jobs.parts.line();
  const { providerId, keyName, statuses = {} } = jobs;
  // Read when they are needed: a token may come with the request itself.
  const rulesNow = (): SubmitRules => {
    const secrets = secretsOf(jobs, line);
    return { providerId, keyName, clock: jobs.parts.clock, secrets, statuses, signal };
  };
  let answer: VendorAnswer;
  try {
    answer = await jobs.send(order, key, { line, signal });
  } catch (error) {
    return classifyThrown(error, rulesNow());
  }
  const outcome = classifyAnswer(answer, (json) => untold(jobs.handleOf(json, order)), rulesNow());
  if (outcome.kind === "refused" && jobs.isModerated(answer)) return { ...outcome, code: "moderated" };
  if (outcome.kind !== "accepted") return outcome;
  const quotedUsdMicros = jobs.quoteOf?.(answer.json);
  return quotedUsdMicros === undefined ? outcome : { ...outcome, quotedUsdMicros };
}

async function statusOf(
  jobs: ClipJobs,
  order: ClipOrder,
  handle: string,
  signal: AbortSignal | undefined,
): Promise<EffectStatus> {
  return await orWaits(jobs, order, signal, async (asking) => {
    const shown = (words: string): string => createRedactor(secretsOf(jobs, asking.line)).text(words);
    try {
      const news = await jobs.newsOf(handle, order, asking);
      if (news.state === "failed") return { ...news, message: shown(news.message) };
      if (news.state === "pending")
        return news.because === undefined ? news : { ...news, because: shown(news.because) };
      const { providerId } = jobs;
      const result = await bringClip(news.clip, { providerId, handle, order, ...asking });
      const cost = news.costUsdMicros === undefined ? {} : { costUsdMicros: news.costUsdMicros };
      return { state: "done", result, ...cost };
    } catch (error) {
      if (isAppError(error) && PASSES.has(error.kind))
        return { state: "pending", because: shown(error.message) };
      throw error;
    }
  });
}

/** Said back, a key is taken out of an answer: what is left of such an id is no id. */
function untold(handle: string | undefined): string | undefined {
  if (handle?.includes(REDACTED) === true) throw new Error("our key stands in its id");
  return handle;
}

const secretsOf = ({ secrets }: ClipJobs, line: VendorLine): string[] => [line.key, ...(secrets?.() ?? [])];

/** What says nothing about the job: the line, an answer out of place, a file that did not come whole. */
const PASSES: ReadonlySet<AppError["kind"]> = new Set(["transient", "refused", "quota"]);

/** Asks about what may be paid for. What a person must mend first is waited for: nobody else may make it meanwhile. */
async function orWaits<Answer>(
  { parts, providerId }: ClipJobs,
  order: ClipOrder,
  signal: AbortSignal | undefined,
  ask: (asking: Asking) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask({ line: await parts.line(), signal });
  } catch (thrown) {
    signal?.throwIfAborted();
    const error = explainFileError(thrown, order.workFolder);
    if (!isAppError(error) || !(error.kind === "config" || PASSES.has(error.kind))) throw error;
    throw new AppError({
      kind: "waiting",
      code: "clip-waits",
      message: `${order.part} waits at ${providerId}: ${error.message}`,
      hint: error.hint ?? "`viral resume` goes on.",
      details: { untilMs: parts.clock.nowMs() + MEND_MS, waitingFor: error.message },
      cause: error,
    });
  }
}
