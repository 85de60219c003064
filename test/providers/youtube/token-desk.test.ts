import { expect, it } from "vitest";
import type { Grant } from "../../../src/providers/contracts/platform-login.ts";
import { createTokenDesk } from "../../../src/providers/youtube/token-desk.ts";
import { answersInstead, htmlInstead, parrotFault, resetAfterWork } from "../../contracts/faults.ts";
import { GOOGLE_APP } from "../../contracts/google-tokens-server.ts";
import { START_MS, youtubeBench } from "../../contracts/youtube-bench.ts";
import { canariesIn } from "../../support/canaries.ts";
import { PARROTS } from "../../support/parrot.ts";

const { signal } = new AbortController();

async function desk() {
  const { server, partsWith, usages } = await youtubeBench();
  const { tokens } = server;
  const grant: Grant = {
    accessToken: tokens.issue(),
    refreshToken: tokens.refreshToken(),
    expiresAtMs: START_MS,
    refreshExpiresAtMs: null,
    scopes: null,
  };
  return { tokens, usages, grant, made: createTokenDesk(partsWith(), { auth: "", token: tokens.origin }) };
}

it("no refresh_token in the refresh reply: null, so that the old one stays", async () => {
  const { made, tokens, grant } = await desk();
  const renewed = await made.refresh(GOOGLE_APP, grant, signal);
  expect(renewed).toMatchObject({ refreshToken: null, refreshExpiresAtMs: null, scopes: ["s"] });
  expect(tokens.isGood(renewed.accessToken)).toBe(true);
});

it("a refresh token that was rotated comes with it; an empty one is none", async () => {
  const { made, tokens, grant } = await desk();
  tokens.plan.rotates = true;
  expect((await made.refresh(GOOGLE_APP, grant, signal)).refreshToken).toBe(tokens.refreshToken());
  const json = { access_token: "a", refresh_token: "" };
  tokens.server.meet(answersInstead({ status: 200, json }), 1);
  expect(await made.refresh(GOOGLE_APP, grant, signal)).toMatchObject({
    refreshToken: null,
    expiresAtMs: null,
    scopes: null,
  });
});

it("obeys expires_in, and the week of an app in testing", async () => {
  const { made, tokens, grant } = await desk();
  tokens.plan.expiresInSeconds = 120;
  expect((await made.refresh(GOOGLE_APP, grant, signal)).expiresAtMs).toBe(START_MS + 120_000);
  const json = { access_token: "a", expires_in: 10, refresh_token_expires_in: 604_799 };
  tokens.server.meet(answersInstead({ status: 200, json }), 1);
  expect((await made.refresh(GOOGLE_APP, grant, signal)).refreshExpiresAtMs).toBe(START_MS + 604_799_000);
});

it("invalid_grant, the seven days of testing: the account must be connected again", async () => {
  const { made, tokens, grant } = await desk();
  tokens.plan.isGone = true;
  await expect(made.refresh(GOOGLE_APP, grant, signal)).rejects.toMatchObject({
    kind: "refused",
    code: "account-reconnect-needed",
    hint: expect.stringContaining("testing"),
  });
  await expect(made.refresh(GOOGLE_APP, { ...grant, refreshToken: null }, signal)).rejects.toMatchObject({
    code: "account-reconnect-needed",
  });
});

const refusal = (status: number, error: string) =>
  answersInstead({ status, json: { error, error_description: "why" } });

it.each([
  ["503", answersInstead({ status: 503, body: "busy" }), "transient", "vendor-busy"],
  ["429", answersInstead({ status: 429, json: { error: "rate_limited" } }), "transient", "vendor-busy"],
  ["a lost answer", resetAfterWork, "transient", "vendor-no-answer"],
  ["a page", htmlInstead(200), "transient", "vendor-answer-odd"],
  ["no token", answersInstead({ status: 200, json: {} }), "transient", "vendor-answer-odd"],
  ["a wrong secret", refusal(401, "invalid_client"), "config", "login-app-refused"],
  ["a wrong redirect", refusal(400, "redirect_uri_mismatch"), "config", "login-app-refused"],
  ["an unknown refusal", refusal(400, "invalid_request"), "refused", "login-refused"],
  ["a denial", refusal(403, "access_denied"), "refused", "login-denied"],
])("is no disconnect: %s", async (_what, fault, kind, code) => {
  const { made, tokens, grant } = await desk();
  tokens.server.meet(fault);
  await expect(made.refresh(GOOGLE_APP, grant, signal)).rejects.toMatchObject({ kind, code });
  expect(tokens.server.requests.length).toBe(1);
});

it("takes the grant back, and is content when it already was", async () => {
  const { made, tokens, grant } = await desk();
  await made.revoke(grant, signal);
  expect(tokens.revokedCount()).toBe(1);
  await made.revoke(grant, signal);
  expect(tokens.revokedCount()).toBe(1);
  tokens.server.meet(answersInstead({ status: 503 }));
  await expect(made.revoke(grant, signal)).rejects.toMatchObject({ kind: "transient" });
});

it.each(Object.entries(PARROTS))("lets none of its secrets into what it says: %s", async (_name, parrot) => {
  const { made, tokens, grant, usages } = await desk();
  const code = "4/0-canary-code-0123456789";
  const code_verifier = "canary-verifier-0123456789-0123456789-0123456";
  const heard = `${code} ${code_verifier} ${grant.refreshToken} ${GOOGLE_APP.clientSecret}`;
  tokens.server.meet(parrotFault(() => parrot(heard)));
  const acts = [
    made.grant(GOOGLE_APP, { grant_type: "authorization_code", code, code_verifier }, signal),
    made.refresh(GOOGLE_APP, grant, signal),
    made.revoke(grant, signal),
  ].map(async (act) => await act.catch((error: unknown) => error));
  const told = (await Promise.all(acts)).filter((result) => result instanceof Error);
  const [ofGrant, ...others] = told.map(
    (error) => `${error.message} ${JSON.stringify(error)} ${String(error.cause)}`,
  );
  const usage = JSON.stringify(usages);
  const canaries = {
    refresh: grant.refreshToken ?? "",
    secret: GOOGLE_APP.clientSecret,
    code,
    verifier: code_verifier,
  };
  const { refresh, ...ofCode } = canaries;
  expect(
    canariesIn(ofCode, [
      ["grant", ofGrant ?? ""],
      ["usage", usage],
    ]),
  ).toEqual([]);
  expect(
    canariesIn(
      { refresh },
      others.map((text, at) => [`${at}`, text] as const),
    ),
  ).toEqual([]);
});
