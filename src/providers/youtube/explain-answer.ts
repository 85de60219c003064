import { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import type { UploadAnswer } from "../contracts/vendor.ts";
import { retryAfterMs } from "../http/retry-after.ts";
import { vendorMessage } from "../http/vendor-message.ts";
import { MEANINGS, type Meaning } from "./error-reasons.ts";
import { nextPacificMidnightMs } from "./pacific-midnight.ts";

const DAY_MS = 86_400_000;

const Reason = z.object({ reason: z.string().optional() });
const ErrorAnswer = z.object({
  error: z.object({ errors: z.array(Reason).optional(), details: z.array(Reason).optional() }),
});

/** The steady names of what went wrong: `quotaExceeded`. */
export function reasonsIn(json: unknown): string[] {
  const read = ErrorAnswer.safeParse(json);
  if (!read.success) return [];
  const { errors = [], details = [] } = read.data.error;
  return [...errors, ...details].flatMap(({ reason }) => (reason === undefined ? [] : [reason]));
}

/**
 * An answer that is no success, as an error: quota with `details.untilMs` and `details.of`, transient, refused or config.
 * Nothing is concluded of what the request did.
 */
export function explainAnswer(answer: UploadAnswer, nowMs: number): AppError {
  const { status, headers } = answer;
  const reasons = reasonsIn(answer.json);
  const known = reasons.find((reason) => Object.hasOwn(MEANINGS, reason));
  const name = known === undefined ? "" : ` ${known}`;
  const message = `youtube (${status}${name}): ${vendorMessage(answer)}`;
  const meaning = (known === undefined ? undefined : MEANINGS[known]) ?? usualMeaning(status);
  const details = { providerId: "youtube", status };
  switch (meaning.kind) {
    case "quota": {
      const untilMs = meaning.until === "in-a-day" ? nowMs + DAY_MS : nextPacificMidnightMs(nowMs);
      return new AppError({
        kind: "quota",
        code: "youtube-quota",
        message,
        hint: meaning.hint,
        details: { ...details, untilMs, of: meaning.of },
      });
    }
    case "transient": {
      const wait = retryAfterMs(headers, nowMs);
      return new AppError({
        kind: "transient",
        code: "vendor-busy",
        message,
        details: { ...details, ...(wait === undefined ? {} : { retryAfterMs: wait }) },
      });
    }
    default:
      return new AppError({
        kind: meaning.kind,
        code: meaning.code,
        message,
        hint: meaning.hint,
        details,
      });
  }
}

/** A token that was only just made is refused, too: a person must look. */
const TOKEN_REFUSED: Meaning = {
  kind: "refused",
  code: "account-token-refused",
  hint: "`viral accounts check` tells more; connecting the account again makes new tokens.",
};
const REFUSED: Meaning = {
  kind: "refused",
  code: "youtube-refused",
  hint: "What YouTube says is all that is known; mend that, then post again.",
};

function usualMeaning(status: number): Meaning {
  if (status === 401) return TOKEN_REFUSED;
  return status === 408 || status === 429 || status >= 500 ? { kind: "transient" } : REFUSED;
}
