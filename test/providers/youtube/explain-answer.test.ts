import { expect, it } from "vitest";
import { explainAnswer, reasonsIn } from "../../../src/providers/youtube/explain-answer.ts";
import { youtubeError } from "../../contracts/youtube-plan.ts";

const NOW_MS = Date.parse("2026-11-29T12:00:00Z");
const DAY_MS = 86_400_000;

function explained(status: number, reason: string, headers: Record<string, string> = {}) {
  const { json } = youtubeError(status, reason, `said of ${reason}`);
  return explainAnswer({ status, headers: new Headers(headers), json, text: "" }, NOW_MS);
}

it("defers quotaExceeded to midnight in California, for every account of the app", () => {
  const error = explained(403, "quotaExceeded");
  expect(error).toMatchObject({ kind: "quota", code: "youtube-quota" });
  expect(error.details).toMatchObject({ untilMs: Date.parse("2026-11-30T08:00:00Z"), of: "app" });
  expect(error.message).toBe("youtube (403 quotaExceeded): said of quotaExceeded");
});

it("defers uploadLimitExceeded by a day, for this account only", () => {
  const { kind, details } = explained(400, "uploadLimitExceeded");
  expect([kind, details["untilMs"], details["of"]]).toEqual(["quota", NOW_MS + DAY_MS, "account"]);
});

it.each([
  [403, "rateLimitExceeded", "transient", "vendor-busy"],
  [429, "uploadRateLimitExceeded", "transient", "vendor-busy"],
  [503, "backendError", "transient", "vendor-busy"],
  [500, "somethingNew", "transient", "vendor-busy"],
  [401, "authError", "refused", "account-token-refused"],
  [401, "youtubeSignupRequired", "refused", "youtube-no-channel"],
  [403, "insufficientPermissions", "refused", "account-scope-missing"],
  [403, "accessNotConfigured", "config", "youtube-api-off"],
  [403, "channelSuspended", "refused", "youtube-account-closed"],
  [400, "invalidTitle", "refused", "youtube-metadata-refused"],
  [403, "forbidden", "refused", "youtube-refused"],
  [400, "toString", "refused", "youtube-refused"],
])("%i %s is %s", (status, reason, kind, code) => {
  expect(explained(status, reason)).toMatchObject({ kind, code });
});

it("reads Google's own reasons from the details", () => {
  const json = { error: { message: "off", details: [{ reason: "SERVICE_DISABLED" }, { other: 1 }] } };
  expect(reasonsIn(json)).toEqual(["SERVICE_DISABLED"]);
  expect(explainAnswer({ status: 403, headers: new Headers(), json, text: "" }, NOW_MS).kind).toBe("config");
});

it("says how long a busy YouTube wants to be left alone", () => {
  expect(explained(429, "rateLimitExceeded", { "retry-after": "7" }).details["retryAfterMs"]).toBe(7_000);
});

it.each([undefined, null, "text", { error: "text" }, { error: { errors: "x" } }, []])(
  "finds no reason in %j",
  (json) => {
    expect(reasonsIn(json)).toEqual([]);
  },
);

it("shows what YouTube says as one line, without what a terminal would obey", () => {
  const { json } = youtubeError(400, "invalidTags", "red \u001b[31m\nand\u202e more");
  const { message } = explainAnswer({ status: 400, headers: new Headers(), json, text: "" }, NOW_MS);
  expect(message).toBe("youtube (400 invalidTags): red [31m and more");
});
