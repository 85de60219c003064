import { expect, it } from "vitest";
import { createYoutubeLogin } from "../../../src/providers/youtube/youtube-login.ts";
import { GOOGLE_APP } from "../../contracts/google-tokens-server.ts";
import { youtubeBench } from "../../contracts/youtube-bench.ts";

const { signal } = new AbortController();
const VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const ASK = {
  app: GOOGLE_APP,
  redirectUri: "http://127.0.0.1:4711/callback",
  state: "state-1",
  verifier: VERIFIER,
};

async function loginOf() {
  const bench = await youtubeBench();
  const { tokens } = bench.server;
  const addresses = { auth: "https://accounts.example", token: tokens.origin };
  return { login: createYoutubeLogin(bench.partsWith(), addresses), tokens, bench };
}

it("sends a person to Google with PKCE, state, and a wish for a refresh token", async () => {
  const { login } = await loginOf();
  const url = new URL(login.authorizeUrl(ASK));
  expect(`${url.origin}${url.pathname}`).toBe("https://accounts.example/o/oauth2/v2/auth");
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: GOOGLE_APP.clientId,
    redirect_uri: ASK.redirectUri,
    response_type: "code",
    scope:
      "https://www.googleapis.com/auth/youtube.force-ssl https://www.googleapis.com/auth/yt-analytics.readonly",
    state: "state-1",
    // RFC 7636, appendix B.
    code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    code_challenge_method: "S256",
    access_type: "offline",
    prompt: "consent",
  });
});

it("changes the code for a grant, and finds whose it is", async () => {
  const { login, tokens, bench } = await loginOf();
  const code = tokens.consent(login.authorizeUrl(ASK));
  const grant = await login.exchange({ ...ASK, code, signal });
  expect(grant).toMatchObject({ refreshToken: tokens.refreshToken(), scopes: login.scopes });
  expect(await login.accountsOf(grant, signal)).toEqual([
    { userId: bench.server.channelId, name: "@canaryfacts", facts: {} },
  ]);
});

it("a code that was used is no lost account, and another verifier gets nothing", async () => {
  const { login, tokens } = await loginOf();
  const code = tokens.consent(login.authorizeUrl(ASK));
  const other = login.exchange({ ...ASK, verifier: `${VERIFIER}x`, code, signal });
  await expect(other).rejects.toMatchObject({ kind: "refused", code: "login-expired" });
  const again = login.exchange({ ...ASK, code, signal });
  await expect(again).rejects.toMatchObject({ kind: "refused", code: "login-expired" });
});

it("renews, and takes back", async () => {
  const { login, tokens } = await loginOf();
  const grant = await login.exchange({ ...ASK, code: tokens.consent(login.authorizeUrl(ASK)), signal });
  const renewed = await login.refresh(GOOGLE_APP, grant, signal);
  expect(renewed.accessToken).not.toBe(grant.accessToken);
  await login.revoke(GOOGLE_APP, grant, signal);
  expect(tokens.isGood(renewed.accessToken)).toBe(false);
});

it("repeats no question about an account whose token is refused", async () => {
  const { login, bench } = await loginOf();
  const grant = {
    accessToken: "stale",
    refreshToken: null,
    expiresAtMs: null,
    refreshExpiresAtMs: null,
    scopes: null,
  };
  await expect(login.accountsOf(grant, signal)).rejects.toMatchObject({ code: "account-token-refused" });
  expect(bench.server.countOf("channels")).toBe(1);
});
