import { AppError, type ErrorKind, isAppError } from "../../core/app-error.ts";
import type { VendorAnswer } from "../http/vendor-answer.ts";
import { vendorMessage } from "../http/vendor-message.ts";

export const TIKTOK = "tiktok";
const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

interface Trouble {
  kind: ErrorKind;
  code: string;
  hint: string;
  /** How long nothing of the kind will be taken; TikTok never says until when. */
  waitMs?: number;
}

/**
 * What each `error.code` means for us, at whatever status: creator_info answers some of them with 200 on purpose.
 * developers.tiktok.com, content-posting-api-reference-direct-post, -upload-video, -query-creator-info,
 * -get-video-status and tiktok-api-v2-error-handling, read 2026-11-22.
 */
const TROUBLES: ReadonlyMap<string, Trouble> = new Map(
  Object.entries<Trouble>({
    scope_not_authorized: scopeMissing(),
    scope_permission_missed: scopeMissing(),
    spam_risk_too_many_posts: {
      kind: "quota",
      code: "account-daily-cap",
      hint: "TikTok takes some 15 posts of an account in 24 hours, whatever app they come from; it is tried again then.",
      waitMs: DAY_MS,
    },
    spam_risk_too_many_pending_share: {
      kind: "quota",
      code: "account-draft-cap",
      hint: "At most 5 drafts of 24 hours may wait in the app's inbox: post or delete them there. It is tried again tomorrow.",
      waitMs: DAY_MS,
    },
    reached_active_user_cap: {
      kind: "quota",
      code: "app-daily-cap",
      hint: "So many accounts as your TikTok app may post for have posted today; it is tried again tomorrow.",
      waitMs: DAY_MS,
    },
    spam_risk_user_banned_from_posting: {
      kind: "refused",
      code: "account-banned",
      hint: "TikTok does not let this account post. Look in the app for the reason; nothing more is sent for it.",
    },
    unaudited_client_can_only_post_to_private_accounts: {
      kind: "config",
      code: "app-not-audited",
      hint: "An app that TikTok has not audited posts to private accounts only: make the account private in TikTok's app, or deliver as a draft.",
    },
    privacy_level_option_mismatch: {
      kind: "config",
      code: "privacy-not-offered",
      hint: "The account does not offer this audience any more: choose another one, or deliver as a draft.",
    },
    invalid_file_upload: {
      kind: "refused",
      code: "video-refused",
      hint: "TikTok takes MP4, MOV or WebM of 23 to 60 frames a second, 360 to 4096 pixels a side, up to 10 minutes and 4 GB.",
    },
    rate_limit_exceeded: {
      kind: "transient",
      code: "vendor-throttled",
      hint: "TikTok counts requests by the minute; it is tried again.",
      waitMs: MINUTE_MS,
    },
    access_token_invalid: {
      kind: "transient",
      code: "token-refused",
      hint: "TikTok refused a token that it had just given. If this stays, `viral accounts connect tiktok` again.",
    },
    internal_error: { kind: "transient", code: "vendor-overloaded", hint: "Try again later." },
  }),
);

function scopeMissing(): Trouble {
  return {
    kind: "refused",
    code: "account-scope-missing",
    hint: "The account did not allow this: `viral accounts connect tiktok` again and allow drafts (video.upload) and, for direct posts, video.publish. Your app must have both.",
  };
}

/** An answer that is no success, as an error of ours; `details.platformCode` has TikTok's own code. */
export function troubleOf(
  platformCode: string,
  answer: Pick<VendorAnswer, "status"> & { message: string | null | undefined },
  nowMs: number,
): AppError {
  const { status } = answer;
  const { kind, code, hint, waitMs } = TROUBLES.get(platformCode) ?? unknownTrouble(status);
  const words = vendorMessage({ json: answer.message ?? "", text: "" });
  const until = waitMs === undefined ? {} : waitOf(kind, waitMs, nowMs);
  return new AppError({
    kind,
    code,
    message: `tiktok (${status} ${shownCode(platformCode)}): ${words}`,
    hint,
    details: { platformCode, status, ...until },
  });
}

/** The `error.code` that an error of ours comes from. */
export function platformCodeOf(error: unknown): string | undefined {
  const code = isAppError(error) ? error.details["platformCode"] : undefined;
  return typeof code === "string" ? code : undefined;
}

export const isPassing = (error: unknown): error is AppError =>
  isAppError(error) && error.kind === "transient";

const waitOf = (kind: ErrorKind, waitMs: number, nowMs: number): Record<string, number> =>
  kind === "quota" ? { untilMs: nowMs + waitMs } : { retryAfterMs: waitMs };

function unknownTrouble(status: number): Trouble {
  if (status >= 500 || status === 408 || status === 429)
    return { kind: "transient", code: "vendor-overloaded", hint: "Try again later." };
  return {
    kind: "refused",
    code: "vendor-refused",
    hint: "Nothing was published. Mend the cause, then `viral resolve <job> --retry`.",
  };
}

const shownCode = (code: string): string => (/^\w{1,80}$/.test(code) ? code : "with a code that is none");

/** What we refuse ourselves, before anything is sent. */
export function refusal(kind: ErrorKind, code: string, message: string, hint: string): AppError {
  return new AppError({ kind, code, message: `${message} Nothing was sent.`, hint });
}
