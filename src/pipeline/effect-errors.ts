import { AppError } from "../core/app-error.ts";
import { formatUsd, type UsdMicros } from "../core/money.ts";

/** The effect may or may not have happened, and only a person can find out. The job is parked. */
export function effectParked(key: string, message: string): AppError {
  return new AppError({
    kind: "gated",
    code: EFFECT_PARKED,
    message: `Whether ${key} happened is unknown: ${message}`,
    hint: "Look at the account or the vendor's page, then `viral resolve <job>` with --posted <url>, --not-posted, --done <handle>, --retry or --drop.",
    details: { effectKey: key },
  });
}

export const EFFECT_PARKED = "effect-parked";

/** Nothing is wrong; the job goes on after `untilMs`. */
export function effectWaits(key: string, untilMs: number, waitingFor: string): AppError {
  return new AppError({
    kind: "waiting",
    code: "effect-waits",
    message: `${key} waits for ${waitingFor}.`,
    hint: "`viral resume` goes on.",
    details: { untilMs, waitingFor },
  });
}

export function effectNotSent(key: string, message: string, retryAfterMs: number | undefined): AppError {
  return new AppError({
    kind: "transient",
    code: "effect-not-sent",
    message: `${key} did not reach the other side: ${message}`,
    hint: "`viral resume` tries again.",
    details: retryAfterMs === undefined ? {} : { retryAfterMs },
  });
}

/** In doubt, and cheap enough to be counted as spent: it is asked for again, or another source is. */
export function effectLost(key: string, message: string, priceUsdMicros: UsdMicros): AppError {
  return new AppError({
    kind: "transient",
    code: "effect-lost",
    message: `Whether ${key} happened is unknown (${message}); ${formatUsd(priceUsdMicros)} are counted as spent.`,
    hint: "`viral resume` asks again. budget.assumeLostUsd says up to which price nobody is asked.",
  });
}

export function effectRefused(key: string, kind: "refused" | "moderation", message: string): AppError {
  return new AppError({
    kind,
    code: kind === "moderation" ? "effect-moderated" : "effect-refused",
    message: `${key} was refused: ${message}`,
    hint: "Mend the cause, then `viral resolve <job> --retry`.",
  });
}

/** Another process took the effect over: this one must not touch it any more. */
export function leaseLost(key: string): AppError {
  return new AppError({
    kind: "transient",
    code: "effect-lease-lost",
    message: `Another process has taken over ${key}.`,
    hint: "`viral jobs` shows how it goes on.",
  });
}
