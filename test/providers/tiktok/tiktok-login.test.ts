import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { createTiktokLogin } from "../../../src/providers/tiktok/tiktok-login.ts";
import { answersInstead, resetAfterWork } from "../../contracts/faults.ts";
import { TIKTOK_APP } from "../../contracts/tiktok-house.ts";
import { ALL_SCOPES, type SceneOptions, tiktokScene } from "../../contracts/tiktok-scene.ts";
import { tiktokSays } from "../../contracts/tiktok-server.ts";

const signal = AbortSignal.timeout(20_000);
const app = TIKTOK_APP;
const verifier = `${"aB3-._~".repeat(9)}x`;
const redirectUri = "http://127.0.0.1:54321/callback";
const state = "state-0123456789abcdef";

async function scene(options: SceneOptions = {}) {
  const made = await tiktokScene(options);
  const login = made.login();
  const held = { ...made.held, expiresAtMs: null, refreshExpiresAtMs: null, scopes: [...ALL_SCOPES] };
  return { ...made, login, grant: held };
}

async function letIn(
  made: Awaited<ReturnType<typeof scene>>,
  change: Partial<{ redirectUri: string; verifier: string }> = {},
) {
  const answer = await fetch(made.login.authorizeUrl({ app, redirectUri, state, verifier }), {
    redirect: "manual",
  });
  const back = new URL(answer.headers.get("location") ?? "");
  expect(back.searchParams.get("state")).toBe(state);
  const code = back.searchParams.get("code") ?? "";
  return await made.login.exchange({ app, redirectUri, verifier, code, signal, ...change });
}

it("sends people to TikTok with a challenge in hexadecimal, and scopes joined by commas", async () => {
  const { parts } = await tiktokScene();
  const login = createTiktokLogin({ ...parts(), settings: {} });
  const url = new URL(login.authorizeUrl({ app, redirectUri, state, verifier }));
  expect(url.origin + url.pathname).toBe("https://www.tiktok.com/v2/auth/authorize/");
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_key: app.clientId,
    scope: "user.info.basic,video.upload,video.publish",
    redirect_uri: redirectUri,
    state,
    response_type: "code",
    code_challenge: createHash("sha256").update(verifier).digest("hex"),
    code_challenge_method: "S256",
  });
  expect(url.href).not.toContain(app.clientSecret);
});

it("sends nobody anywhere without encryption", async () => {
  const { parts } = await tiktokScene();
  const login = createTiktokLogin({ ...parts(), settings: { authBaseUrl: "http://tiktok.example" } });
  expect(() => login.authorizeUrl({ app, redirectUri, state, verifier })).toThrow(
    expect.objectContaining({ kind: "config" }),
  );
});

it("takes a code for tokens, once", async () => {
  const made = await scene();
  const grant = await letIn(made);
  expect(grant).toMatchObject({ scopes: [...ALL_SCOPES], expiresAtMs: made.nowMs() + 7_200_000 });
  expect(await made.login.accountsOf(grant, signal)).toEqual([
    { userId: made.person.openId, name: "Owl [31m Facts", facts: {} },
  ]);
  const again = made.login.exchange({ app, redirectUri, verifier, code: "code*0!1234", signal });
  await expect(again).rejects.toMatchObject({ kind: "refused", code: "login-expired" });
});

it.each([{ redirectUri: "http://127.0.0.1:1/callback" }, { verifier: "v".repeat(43) }])(
  "is refused with another %j than it began with",
  async (change) => {
    await expect(letIn(await scene(), change)).rejects.toMatchObject({
      kind: "config",
      code: "login-app-refused",
    });
  },
);

it("knows the account by its @name where that was allowed", async () => {
  const { login, server, person } = await scene();
  const scopes = ["user.info.basic", "user.info.profile"];
  const tokens = server.house.grant(person.openId, scopes);
  const grant = { ...tokens, expiresAtMs: null, refreshExpiresAtMs: null, scopes };
  expect(await login.accountsOf(grant, signal)).toEqual([
    { userId: person.openId, name: "@owl.facts_1", facts: { username: "owl.facts_1" } },
  ]);
  await expect(login.accountsOf({ ...grant, accessToken: "act.wrong" }, signal)).rejects.toMatchObject({
    code: "token-refused",
  });
});

it("old refresh token refused after rotation", async () => {
  const { login, grant } = await scene();
  const renewed = await login.refresh(app, grant, signal);
  expect(renewed.refreshToken).not.toBe(grant.refreshToken);
  await expect(login.refresh(app, grant, signal)).rejects.toMatchObject({
    kind: "refused",
    code: "account-reconnect-needed",
  });
  expect(await login.refresh(app, renewed, signal)).toMatchObject({
    accessToken: expect.stringMatching(/^act\./),
  });
});

it("two concurrent refreshes: one wins, and the other one says so", async () => {
  const { login, grant } = await scene();
  const both = await Promise.allSettled([
    login.refresh(app, grant, signal),
    login.refresh(app, grant, signal),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "account-reconnect-needed" },
  });
});

it.each(["nothing", "empty"] as const)(
  "a refresh that brings %s leaves the token of before",
  async (refreshBrings) => {
    const { login, grant, server } = await scene();
    server.house.unknowns.refreshBrings = refreshBrings;
    expect(await login.refresh(app, grant, signal)).toMatchObject({ refreshToken: null });
  },
);

it.each([200, 400] as const)("an error that comes with %i is one", async (oauthErrorStatus) => {
  const { login, grant, server } = await scene();
  server.house.unknowns.oauthErrorStatus = oauthErrorStatus;
  const wrong = { ...app, clientSecret: "wrong-secret-0123456789" };
  await expect(login.refresh(wrong, grant, signal)).rejects.toMatchObject({ code: "login-app-refused" });
  const gone = { ...grant, refreshToken: "rft.gone" };
  await expect(login.refresh(app, gone, signal)).rejects.toMatchObject({ code: "account-reconnect-needed" });
});

it.each([
  ["a lost answer", resetAfterWork],
  ["an overload", answersInstead({ status: 503 })],
  ["a limit", answersInstead(tiktokSays(429, "rate_limit_exceeded"))],
])("%s is no disconnect, and is not repeated", async (_what, fault) => {
  const { login, grant, server } = await scene();
  server.faultAt("token", fault);
  await expect(login.refresh(app, grant, signal)).rejects.toMatchObject({ kind: "transient" });
  expect(server.countOf("token")).toBe(1);
});

it("asks nobody where there is nothing to renew with", async () => {
  const { login, grant, server } = await scene();
  for (const refreshToken of [null, ""])
    await expect(login.refresh(app, { ...grant, refreshToken }, signal)).rejects.toMatchObject({
      code: "account-reconnect-needed",
    });
  expect(server.requests).toEqual([]);
});

it("takes back what was granted, and finds it taken back", async () => {
  const { login, grant, server } = await scene();
  await login.revoke(app, grant, signal);
  expect(server.house.accessTokens.size).toBe(0);
  await login.revoke(app, grant, signal);
  server.faultAt("revoke", answersInstead(tiktokSays(401, "access_token_invalid")));
  await login.revoke(app, grant, signal);
  server.faultAt("revoke", answersInstead({ status: 503 }));
  await expect(login.revoke(app, grant, signal)).rejects.toMatchObject({ kind: "transient" });
  const wrong = { ...app, clientSecret: "wrong-secret-0123456789" };
  await expect(login.revoke(wrong, grant, signal)).rejects.toMatchObject({ code: "login-app-refused" });
});

it.each([200, 400])("shows no secret when something is refused with %i", async (status) => {
  const { login, grant, server } = await scene();
  server.faultAt("token", {
    work: "never",
    behave: ({ response }) =>
      void response.writeHead(status, { "content-type": "application/json" }).end(
        JSON.stringify({
          error: "invalid_request",
          error_description: `${app.clientSecret} ${grant.refreshToken}`,
        }),
      ),
  });
  const error: unknown = await login.refresh(app, grant, signal).catch((thrown: unknown) => thrown);
  const shown = `${String(error)}${JSON.stringify(error)}`;
  expect(shown).toContain("REDACTED");
  for (const secret of [app.clientSecret, grant.refreshToken]) expect(shown).not.toContain(secret);
});

it("renews well before an upload's end", async () => {
  const { login } = await scene();
  expect(login.renewBeforeMs).toBeGreaterThan(10 * 60_000);
  expect(login.renewBeforeMs).toBeLessThan(7_200_000 / 2);
});
