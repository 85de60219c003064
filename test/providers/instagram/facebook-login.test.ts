import { describe, expect, it } from "vitest";
import type { Grant } from "../../../src/providers/contracts/platform-login.ts";
import { answersInstead, resetBeforeWork } from "../../contracts/faults.ts";
import { APP, CODE, REDIRECT } from "../../contracts/instagram-login-routes.ts";
import { instagramScene } from "../../contracts/instagram-scene.ts";
import { ACCOUNT } from "../../contracts/instagram-server.ts";
import { graphFailure } from "../../contracts/instagram-shapes.ts";

const { signal } = new AbortController();
const DAY_MS = 86_400_000;
const asking = { app: APP, redirectUri: REDIRECT, state: "state-1", verifier: "v".repeat(43) };

async function login() {
  const scene = await instagramScene();
  const exchange = async () => await scene.login.exchange({ ...asking, code: CODE, signal });
  return { ...scene, exchange };
}

const grantOf = (accessToken: string, expiresAtMs: number | null = null): Grant => ({
  accessToken,
  refreshToken: null,
  expiresAtMs,
  refreshExpiresAtMs: null,
  scopes: null,
});

it("sends the browser to Facebook, with what is asked for", async () => {
  const scene = await login();
  const url = new URL(scene.login.authorizeUrl(asking));
  expect(url.origin + url.pathname).toBe("https://www.facebook.com/v26.0/dialog/oauth");
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: APP.clientId,
    redirect_uri: REDIRECT,
    state: "state-1",
    response_type: "code",
    scope: scene.login.scopes.join(","),
  });
  expect(url.href).not.toContain(APP.clientSecret);
});

describe("a code", () => {
  it("becomes a token of sixty days, by way of one of an hour", async () => {
    const { exchange, server, clock } = await login();
    const grant = await exchange();
    expect(grant).toMatchObject({ refreshToken: null, expiresAtMs: clock.now + 60 * DAY_MS });
    expect(server.world.ownerOf(grant.accessToken)?.kind).toBe("person");
  });

  it("that is used: begin again", async () => {
    const { exchange } = await login();
    await exchange();
    await expect(exchange()).rejects.toMatchObject({ kind: "refused", code: "login-expired" });
  });

  it.each([
    ["another app", { app: { ...APP, clientSecret: "another-secret-of-mine" } }],
    ["another redirect address", { redirectUri: "http://127.0.0.1:1/callback" }],
  ])("for %s: a setting is wrong", async (_name, change) => {
    const { login: facebook } = await login();
    await expect(facebook.exchange({ ...asking, ...change, code: CODE, signal })).rejects.toMatchObject({
      kind: "config",
      code: "login-app-refused",
    });
  });
});

describe("accounts", () => {
  it("are those of all Pages, each with the token of its Page, which has no end", async () => {
    const { login: facebook, exchange, server } = await login();
    const grant = await exchange();
    const [account, ...others] = await facebook.accountsOf(grant, signal);
    expect(others).toEqual([]);
    expect(account).toMatchObject({
      userId: ACCOUNT.userId,
      name: "@fox.facts",
      facts: { pageId: ACCOUNT.pageId },
      grant: { refreshToken: null, expiresAtMs: null },
    });
    expect(server.world.ownerOf(account?.grant?.accessToken ?? "")?.kind).toBe("page");
    expect(server.http.requests.every(({ query }) => !query.has("access_token"))).toBe(true);
  });

  it("is the one of a Page's own token", async () => {
    const { login: facebook, account } = await login();
    const found = await facebook.accountsOf(grantOf(account.current), signal);
    expect(found).toEqual([
      { userId: ACCOUNT.userId, name: "@fox.facts", facts: { pageId: ACCOUNT.pageId } },
    ]);
  });

  it("is none: says what to do about it", async () => {
    const { login: facebook, exchange, server } = await login();
    const grant = await exchange();
    server.meetAt(
      "login",
      answersInstead({ status: 200, json: { data: [{ id: "99", access_token: "x" }] } }),
    );
    await expect(facebook.accountsOf(grant, signal)).rejects.toMatchObject({
      kind: "config",
      code: "login-without-account",
    });
  });

  it("of a dead token: connect again", async () => {
    const { login: facebook } = await login();
    await expect(facebook.accountsOf(grantOf("EAAdead-token"), signal)).rejects.toMatchObject({
      code: "account-reconnect-needed",
    });
  });
});

describe("renewing", () => {
  it("is done a month before the end", async () => {
    const { login: facebook } = await login();
    expect(facebook.renewBeforeMs).toBe(30 * DAY_MS);
  });

  it.each(["new", "same"] as const)(
    "a person's token gives sixty days more, with a %s token",
    async (renewedToken) => {
      const { login: facebook, exchange, server, clock } = await login();
      const grant = await exchange();
      server.world.unknowns.renewedToken = renewedToken;
      clock.now += 31 * DAY_MS;
      const renewed = await facebook.refresh(APP, grant, signal);
      expect(renewed.expiresAtMs).toBe(clock.now + 60 * DAY_MS);
      expect(renewed.accessToken === grant.accessToken).toBe(renewedToken === "same");
      expect(server.world.ownerOf(renewed.accessToken)?.kind).toBe("person");
    },
  );

  it("a person's token that has ended: connect again", async () => {
    const { login: facebook, exchange, clock } = await login();
    const grant = await exchange();
    clock.now += 61 * DAY_MS;
    await expect(facebook.refresh(APP, grant, signal)).rejects.toMatchObject({
      code: "account-reconnect-needed",
    });
  });

  it("a Page's token is a question whether it is still good", async () => {
    const { login: facebook, account, server } = await login();
    const grant = grantOf(account.current);
    expect(await facebook.refresh(APP, grant, signal)).toEqual(grant);
    server.world.kill(account.current);
    await expect(facebook.refresh(APP, grant, signal)).rejects.toMatchObject({
      kind: "refused",
      code: "account-reconnect-needed",
    });
  });
});

describe("taking back", () => {
  it("forgets a person's token, also when it was forgotten before", async () => {
    const { login: facebook, exchange, server } = await login();
    const grant = await exchange();
    await facebook.revoke(APP, grant, signal);
    expect(server.world.ownerOf(grant.accessToken)).toBeUndefined();
    await facebook.revoke(APP, grant, signal);
  });

  it("is by hand for one Page: the others of the same login would go with it", async () => {
    const { login: facebook, account, server } = await login();
    await expect(facebook.revoke(APP, grantOf(account.current), signal)).rejects.toMatchObject({
      code: "login-revoke-by-hand",
    });
    expect(server.world.ownerOf(account.current)).toBeDefined();
  });
});

it("passes what passes: it is no disconnect", async () => {
  const { login: facebook, account, server } = await login();
  for (const fault of [answersInstead(graphFailure(2, undefined, { status: 503 })), resetBeforeWork]) {
    server.meetAt("login", fault);
    await expect(facebook.refresh(APP, grantOf(account.current), signal)).rejects.toMatchObject({
      kind: "transient",
    });
  }
});
