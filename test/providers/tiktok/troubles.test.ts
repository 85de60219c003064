import { expect, it } from "vitest";
import { AppError } from "../../../src/core/app-error.ts";
import { isPassing, platformCodeOf, refusal, troubleOf } from "../../../src/providers/tiktok/troubles.ts";

const NOW = Date.parse("2026-11-29T12:00:00Z");
const DAY_MS = 86_400_000;
const trouble = (code: string, status: number, message = "no") => troubleOf(code, { status, message }, NOW);

it.each([
  ["invalid_param", 400, "refused", "vendor-refused"],
  ["invalid_file_upload", 400, "refused", "video-refused"],
  ["scope_not_authorized", 401, "refused", "account-scope-missing"],
  ["scope_permission_missed", 401, "refused", "account-scope-missing"],
  ["access_token_invalid", 401, "transient", "token-refused"],
  ["spam_risk_too_many_posts", 200, "quota", "account-daily-cap"],
  ["spam_risk_too_many_posts", 403, "quota", "account-daily-cap"],
  ["spam_risk_too_many_pending_share", 403, "quota", "account-draft-cap"],
  ["reached_active_user_cap", 403, "quota", "app-daily-cap"],
  ["spam_risk_user_banned_from_posting", 403, "refused", "account-banned"],
  ["unaudited_client_can_only_post_to_private_accounts", 403, "config", "app-not-audited"],
  ["privacy_level_option_mismatch", 403, "config", "privacy-not-offered"],
  ["rate_limit_exceeded", 429, "transient", "vendor-throttled"],
  ["internal_error", 500, "transient", "vendor-overloaded"],
  ["a_code_of_tomorrow", 503, "transient", "vendor-overloaded"],
  ["a_code_of_tomorrow", 400, "refused", "vendor-refused"],
  ["constructor", 400, "refused", "vendor-refused"],
])("%s at %i is %s %s, with what to do", (code, status, kind, ours) => {
  const error = trouble(code, status);
  expect(error).toMatchObject({ kind, code: ours, details: { platformCode: code, status } });
  expect(error.hint).toMatch(/\w/);
  expect(platformCodeOf(error)).toBe(code);
});

it("says until when a cap lasts, and how long a minute's limit does", () => {
  for (const code of [
    "spam_risk_too_many_posts",
    "spam_risk_too_many_pending_share",
    "reached_active_user_cap",
  ])
    expect(trouble(code, 403).details).toMatchObject({ untilMs: NOW + DAY_MS });
  expect(trouble("rate_limit_exceeded", 429).details).toMatchObject({ retryAfterMs: 60_000 });
});

it("shows TikTok's words on one line, and nothing that a terminal would obey", () => {
  const { message } = trouble("spam\u001b[31m", 403, "one\n\u001b[2Jtwo\u202e");
  expect(message).toBe("tiktok (403 with a code that is none): one [2Jtwo");
});

it("knows what passes by itself", () => {
  expect(
    [trouble("internal_error", 500), trouble("invalid_param", 400), new Error("x")].map(isPassing),
  ).toEqual([true, false, false]);
  expect(platformCodeOf(new AppError({ kind: "bug", code: "b", message: "m" }))).toBeUndefined();
});

it("says of what we refuse that nothing was sent", () => {
  expect(refusal("config", "c", "No.", "Do.")).toMatchObject({
    message: "No. Nothing was sent.",
    hint: "Do.",
  });
});
