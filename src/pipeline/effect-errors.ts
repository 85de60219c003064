import { AppError } from "../core/app-error.ts";
import { formatUsd, type UsdMicros } from "../core/money.ts";

/** What was done, and in whose job: the key of an effect is `job/step/part`. */
function partsOf(key: string): { jobId: string; place: string } {
  const end = key.indexOf("/");
  return { jobId: key.slice(0, end), place: key.slice(end + 1) };
}

/** The effect may or may not have happened, and only a person can find out. The job is parked. */
export function effectParked(key: string, message: string): AppError {
  const { jobId, place } = partsOf(key);
  return new AppError({
    kind: "gated",
    code: EFFECT_PARKED,
    message: `Whether ${place} happened is unknown: ${message}`,
    hint:
      `Look at the account or the vendor's page, then \`viral resolve ${jobId}\` with --done <handle> or --posted <url> when it is there, ` +
      "--not-posted when it certainly is not (its money is free again, as after a page of HTML from a wrong address), " +
      "--retry to go on without knowing (what it may have cost stays counted), or --drop.",
    details: { effectKey: key },
  });
}

export const EFFECT_PARKED = "effect-parked";

/** Nothing is wrong; the job goes on after `untilMs`. */
export function effectWaits(key: string, untilMs: number, waitingFor: string): AppError {
  return new AppError({
    kind: "waiting",
    code: "effect-waits",
    message: `${partsOf(key).place} waits for ${waitingFor}.`,
    hint: "`viral resume` goes on.",
    details: { untilMs, waitingFor },
  });
}

export function effectNotSent(key: string, message: string, retryAfterMs: number | undefined): AppError {
  return new AppError({
    kind: "transient",
    code: "effect-not-sent",
    message: `${partsOf(key).place} did not reach the other side: ${message}`,
    hint: "`viral resume` tries again.",
    details: retryAfterMs === undefined ? {} : { retryAfterMs },
  });
}

/** The other side took it, and made nothing of it; the same may be sent once more. */
export function effectCameToNothing(key: string, message: string): AppError {
  const { jobId, place } = partsOf(key);
  return new AppError({
    kind: "transient",
    code: CAME_TO_NOTHING,
    message: `${place} came to nothing: ${message}`,
    hint: `Nothing is there. \`viral resolve ${jobId} --retry\` sends it once more.`,
  });
}

export const CAME_TO_NOTHING = "effect-came-to-nothing";

/** In doubt, and cheap enough to be counted as spent: it is asked for again, or another source is. */
export function effectLost(key: string, message: string, priceUsdMicros: UsdMicros): AppError {
  return new AppError({
    kind: "transient",
    code: "effect-lost",
    message: `Whether ${partsOf(key).place} happened is unknown (${message}); ${formatUsd(priceUsdMicros)} are counted as spent.`,
    hint: "`viral resume` asks again. budget.assumeLostUsd says up to which price nobody is asked.",
  });
}

export function effectRefused(key: string, kind: "refused" | "moderation", message: string): AppError {
  const { jobId, place } = partsOf(key);
  return new AppError({
    kind,
    code: kind === "moderation" ? "effect-moderated" : "effect-refused",
    message: `${place} was refused: ${message}`,
    hint: `Mend the cause, then \`viral resolve ${jobId} --retry\` and \`viral resume\`.`,
  });
}

/** Whatever it is asked, a page of HTML answers: nothing of the vendor is there, and nothing was bought. */
export function vendorNotThere(providerId: string, message: string): AppError {
  return new AppError({
    kind: "config",
    code: "vendor-base-url",
    message: `Nothing of ${providerId} is at its address, and nothing was bought: ${message}`,
    hint: `Check providers.${providerId}.baseUrl, and whether this network wants a login; then \`viral resume\`.`,
    details: { providerId },
  });
}

/** Another process took the effect over: this one must not touch it any more. */
export function leaseLost(key: string): AppError {
  return new AppError({
    kind: "transient",
    code: "effect-lease-lost",
    message: `Another process has taken over ${partsOf(key).place}.`,
    hint: "`viral jobs` shows how it goes on.",
  });
}
