import { AppError } from "../../core/app-error.ts";
import type { Clock } from "../../core/clock.ts";
import { answerInError } from "./answer-in-error.ts";
import { appErrorIn } from "./error-chain.ts";
import { isPage } from "./only-pages.ts";
import { reachedVendor } from "./reached-vendor.ts";
import { createRedactor } from "./redact.ts";
import { retryAfterMs } from "./retry-after.ts";
import type { VendorAnswer } from "./vendor-answer.ts";
import { describeBody, vendorMessage } from "./vendor-message.ts";

/** How a paid request ended. Shaped as the contracts' `EffectOutcome`. */
export type SubmitOutcome =
  | { kind: "not-sent"; message: string; retryAfterMs?: number }
  | { kind: "refused"; code: string; message: string }
  | { kind: "accepted"; handle: string }
  /** `isPage`: it is a page of HTML, and need not be the vendor's. */
  | { kind: "unknown"; message: string; isPage?: boolean };

/** What a status means when it is not a success. The last two throw: a person must mend something first. */
export type Verdict = "not-sent" | "refused" | "unknown" | "key-refused" | "credit-gone";

export interface SubmitRules {
  providerId: string;
  /** The variable that holds the key: what to mend on 401. */
  keyName: string;
  clock: Clock;
  /** Never shown, should the vendor quote them. */
  secrets: readonly string[];
  /** Where this vendor differs: for a status, or for some answers of a status (undefined: as for everybody). */
  statuses?: Readonly<Record<number, Verdict | ((answer: VendorAnswer) => Verdict | undefined)>>;
  /** Of the caller: whoever gave up is told so, and nothing is concluded. */
  signal?: AbortSignal | undefined;
}

/**
 * Reads the outcome of a paid POST from its answer; `handleOf` finds the job in the JSON of a success. Throws `AppError` config `vendor-key-refused` and quota `vendor-credit-gone`: nothing was made.
 */
export function classifyAnswer(
  answer: VendorAnswer,
  handleOf: (json: unknown) => string | undefined,
  rules: SubmitRules,
): SubmitOutcome {
  if (answer.status < 200 || answer.status > 299) return classifyFailure(answer, rules);
  const { providerId } = rules;
  if (answer.json === undefined) {
    const came = describeBody({ ...answer, text: shown(answer.text, rules) });
    return {
      kind: "unknown",
      message: `${providerId} (${answer.status}) sent ${came} where JSON was expected; is its base URL right?`,
      ...(isPage(answer) ? { isPage: true } : {}),
    };
  }
  const job = jobIn(answer.json, handleOf, rules);
  if (job.handle) return { kind: "accepted", handle: job.handle };
  return { kind: "unknown", message: `${providerId} accepted, but its answer cannot be read: ${job.why}` };
}

/** Reads the outcome of a paid POST from what it threw: an SDK's error, `sendJson`'s, ours. Throws as `classifyAnswer`. */
export function classifyThrown(error: unknown, rules: SubmitRules): SubmitOutcome {
  rules.signal?.throwIfAborted();
  const ours = appErrorIn(error);
  if (ours?.kind === "config" || ours?.kind === "quota") throw ours;
  const answer = answerInError(error);
  if (answer) return classifyFailure(answer, rules);
  const message = ours?.message ?? vendorMessage({ json: undefined, text: shown(wordsOf(error), rules) });
  if (reachedVendor(error) !== "no") return { kind: "unknown", message };
  if (ours === undefined || ours.kind === "transient") return { kind: "not-sent", message };
  return { kind: "refused", code: ours.code, message };
}

function classifyFailure(answer: VendorAnswer, rules: SubmitRules): SubmitOutcome {
  const { providerId } = rules;
  const message = `${providerId} (${answer.status}): ${shown(vendorMessage(answer), rules)}`;
  switch (verdictOn(answer, rules)) {
    case "not-sent": {
      const wait = retryAfterMs(answer.headers, rules.clock.nowMs());
      return { kind: "not-sent", message, ...(wait === undefined ? {} : { retryAfterMs: wait }) };
    }
    case "refused":
      return { kind: "refused", code: "vendor-refused", message };
    case "unknown":
      return { kind: "unknown", message };
    case "key-refused":
      throw new AppError({
        kind: "config",
        code: "vendor-key-refused",
        message,
        hint: `Check ${rules.keyName}: the key may be wrong, expired, or not allowed to do this.`,
        details: { providerId, keyName: rules.keyName, status: answer.status },
      });
    case "credit-gone":
      throw new AppError({
        kind: "quota",
        code: "vendor-credit-gone",
        message,
        hint: `Add credit at ${providerId}, or choose another provider; then \`viral resume\`.`,
        details: { providerId, status: answer.status },
      });
  }
}

function verdictOn(answer: VendorAnswer, { statuses }: SubmitRules): Verdict {
  const own = statuses?.[answer.status];
  return (typeof own === "function" ? own(answer) : own) ?? usualVerdict(answer.status);
}

/** A redirect by 302 or 303 is how some servers say "done, look there": it proves nothing. */
const USUAL: Readonly<Record<number, Verdict>> = {
  301: "refused",
  307: "refused",
  308: "refused",
  401: "key-refused",
  402: "credit-gone",
  403: "key-refused",
  408: "unknown",
  409: "unknown",
  429: "not-sent",
};

function usualVerdict(status: number): Verdict {
  return USUAL[status] ?? (status >= 400 && status <= 499 ? "refused" : "unknown");
}

/** A vendor's folder reads its own answers strictly; what it cannot read may still have been accepted. */
function jobIn(
  json: unknown,
  handleOf: (json: unknown) => string | undefined,
  rules: SubmitRules,
): { handle: string | undefined; why: string } {
  try {
    return { handle: handleOf(json), why: "there is no id" };
  } catch (error) {
    return { handle: undefined, why: vendorMessage({ json: undefined, text: shown(wordsOf(error), rules) }) };
  }
}

function shown(words: string, { secrets }: SubmitRules): string {
  return createRedactor(secrets).text(words);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
