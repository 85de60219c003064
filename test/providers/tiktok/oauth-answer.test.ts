import { expect, it } from "vitest";
import {
  checkTokenAnswer,
  readGrant,
  type TokenQuestion,
} from "../../../src/providers/tiktok/oauth-answer.ts";

const answer = (status: number, json: unknown) => ({
  status,
  headers: new Headers(),
  json,
  text: JSON.stringify(json),
});
const asked = (what: TokenQuestion["what"], sentAtMs = 0): TokenQuestion => ({
  what,
  sentAtMs,
  secrets: ["canary-0123456789"],
});
const TOKENS = {
  access_token: "act.1",
  expires_in: 7_200,
  open_id: "-000",
  refresh_expires_in: 15_552_000,
  refresh_token: "rft.1",
  scope: "user.info.basic,video.upload",
  token_type: "Bearer",
};

it("counts the lives of tokens from when they were asked for, as the answer has them", () => {
  expect(readGrant(answer(200, TOKENS), asked("refresh", 1_000))).toEqual({
    accessToken: "act.1",
    refreshToken: "rft.1",
    expiresAtMs: 1_000 + 7_200_000,
    refreshExpiresAtMs: 1_000 + 15_552_000_000,
    scopes: ["user.info.basic", "video.upload"],
  });
  // As it was until November 2026.
  expect(readGrant(answer(200, { ...TOKENS, expires_in: 86_400 }), asked("refresh", 0)).expiresAtMs).toBe(
    86_400_000,
  );
});

it.each([{ refresh_token: "" }, { refresh_token: null }, { refresh_token: undefined }])(
  "has no refresh token where %j is none, and no end of it",
  (change) => {
    expect(readGrant(answer(200, { ...TOKENS, ...change }), asked("refresh", 0))).toMatchObject({
      refreshToken: null,
      refreshExpiresAtMs: null,
    });
  },
);

it("leaves open what the answer leaves open", () => {
  expect(readGrant(answer(200, { access_token: "act.1" }), asked("exchange", 0))).toMatchObject({
    expiresAtMs: null,
    scopes: null,
  });
});

it.each([{}, { access_token: "" }, { access_token: 7 }, "<html>"])("takes %j for no tokens", (json) => {
  expect(() => readGrant(answer(200, json), asked("refresh", 0))).toThrow(
    expect.objectContaining({ kind: "transient", code: "vendor-answer-odd" }),
  );
});

it.each([
  ["refresh", 400, "invalid_grant", "refused", "account-reconnect-needed"],
  ["refresh", 200, "invalid_grant", "refused", "account-reconnect-needed"],
  ["exchange", 400, "invalid_grant", "refused", "login-expired"],
  ["exchange", 400, "access_denied", "refused", "login-denied"],
  ["refresh", 401, "invalid_client", "config", "login-app-refused"],
  ["exchange", 400, "invalid_request", "config", "login-app-refused"],
  ["exchange", 400, "unauthorized_client", "config", "login-app-refused"],
  ["exchange", 400, "invalid_scope", "config", "login-app-refused"],
  // What passes must never cost an account its connection.
  ["refresh", 500, "invalid_grant", "transient", "login-unavailable"],
  ["refresh", 503, "temporarily_unavailable", "transient", "login-unavailable"],
  ["refresh", 429, "rate_limit_exceeded", "transient", "login-unavailable"],
  ["refresh", 400, "constructor", "transient", "login-unavailable"],
  ["refresh", 400, "an_error_of_tomorrow", "transient", "login-unavailable"],
] as const)("on a %s, %i %s is %s %s", (question, status, error, kind, code) => {
  const said = answer(status, { error, error_description: "words\u001b[31m", log_id: "1" });
  expect(() => checkTokenAnswer(said, asked(question))).toThrow(expect.objectContaining({ kind, code }));
  expect(() => checkTokenAnswer(said, asked(question))).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining("\u001b") }),
  );
});

it("reads an error in the data API's way, too", () => {
  const said = answer(400, { error: { code: "invalid_grant", message: "gone", log_id: "1" } });
  expect(() => checkTokenAnswer(said, asked("refresh"))).toThrow(
    expect.objectContaining({ code: "account-reconnect-needed" }),
  );
  expect(() =>
    checkTokenAnswer(answer(200, { error: { code: "ok", message: "" } }), asked("revoke")),
  ).not.toThrow();
  expect(() => checkTokenAnswer({ ...answer(502, undefined), text: "" }, asked("refresh"))).toThrow(
    expect.objectContaining({ kind: "transient" }),
  );
});

it("says both what TikTok calls it and why, and no secret that it quotes", () => {
  const said = answer(200, { error: "invalid_request", error_description: "No canary-0123456789 here." });
  expect(() => checkTokenAnswer(said, asked("refresh"))).toThrow(
    "tiktok (200) on a refresh of a token: invalid_request: No REDACTED here.",
  );
});
