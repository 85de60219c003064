import { AppError } from "../../core/app-error.ts";
import type { ErrorRow } from "./graph-errors.ts";
import type { GraphError } from "./read-error.ts";

export const ID = "instagram";
const DAY_MS = 86_400_000;

export interface ErrorPlace {
  nowMs: number;
  /** Should it be throttled: until when. */
  untilMs: number;
}

/** An error of Meta's as ours; what it means decides the kind, and never its words. */
export function sayError(error: GraphError, { meaning, hint }: ErrorRow, place: ErrorPlace): AppError {
  const message = `Instagram: ${error.message}`;
  const details = { status: error.status, graphCode: error.code, graphSubcode: error.subcode };
  switch (meaning) {
    case "throttled":
      return limitReached("platform-throttled", message, place.untilMs, hint, details);
    case "defer":
      return limitReached("post-limit-reached", message, place.nowMs + DAY_MS, hint, details);
    case "reconnect":
      return reconnectNeeded(message);
    case "needs-user":
      return new AppError({ kind: "config", code: "platform-permission-missing", message, hint, details });
    case "stop-account":
      return new AppError({ kind: "refused", code: "account-restricted", message, hint, details });
    case "refused":
      return new AppError({ kind: "refused", code: "post-refused", message, hint, details });
    case "again":
    case "new-container":
      return new AppError({ kind: "transient", code: "platform-trouble", message, hint, details });
  }
}

/** The account may not go on before then. */
export function limitReached(
  code: "platform-throttled" | "post-limit-reached",
  message: string,
  untilMs: number,
  hint: string,
  details: Readonly<Record<string, unknown>> = {},
): AppError {
  return new AppError({ kind: "quota", code, message, hint, details: { ...details, untilMs } });
}

export function reconnectNeeded(message: string): AppError {
  return new AppError({
    kind: "refused",
    code: "account-reconnect-needed",
    message,
    hint: "Connect the account again: `viral accounts connect instagram`. What is waiting goes out afterwards.",
  });
}

/** Nothing is wrong: Instagram is at work, and is asked again then. */
export function atWork(untilMs: number, waitingFor: string): AppError {
  return new AppError({
    kind: "waiting",
    code: "platform-at-work",
    message: `Waits for ${waitingFor}.`,
    hint: "`viral resume` goes on.",
    details: { untilMs, waitingFor },
  });
}

/** Passing: the same is tried again. */
export function passing(message: string, hint = "Nothing to do: it is tried again."): AppError {
  return new AppError({ kind: "transient", code: "platform-trouble", message, hint });
}

export function refused(code: string, message: string, hint: string): AppError {
  return new AppError({ kind: "refused", code, message, hint });
}
