import { describe, expect, it } from "vitest";
import type { PlatformLogin } from "../../../src/providers/contracts/platform-login.ts";
import { APP, CODE, REDIRECT } from "../../contracts/instagram-login-routes.ts";
import { instagramScene } from "../../contracts/instagram-scene.ts";
import { ACCOUNT } from "../../contracts/instagram-server.ts";

const { signal } = new AbortController();
const DAY_MS = 86_400_000;
const asking = { app: APP, redirectUri: REDIRECT, state: "state-1", verifier: "v".repeat(43) };

async function login() {
  const scene = await instagramScene({ way: "instagram" });
  const own = scene.login.by?.("instagram") as PlatformLogin;
  const exchange = async (code = CODE) => await own.exchange({ ...asking, code, signal });
  return { ...scene, own, exchange };
}

it("sends the browser to Instagram, with what is asked for", async () => {
  const { own } = await login();
  const url = new URL(own.authorizeUrl(asking));
  expect(url.origin + url.pathname).toBe("https://www.instagram.com/oauth/authorize");
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: APP.clientId,
    redirect_uri: REDIRECT,
    response_type: "code",
    scope: "instagram_business_basic,instagram_business_content_publish",
    state: "state-1",
  });
});

describe("a code", () => {
  it.each(["", "#_"])("becomes a token of sixty days, with %j behind it", async (tail) => {
    const { exchange, server, clock } = await login();
    const grant = await exchange(`${CODE}${tail}`);
    expect(grant).toMatchObject({
      refreshToken: null,
      expiresAtMs: clock.now + 60 * DAY_MS,
      scopes: ["instagram_business_basic", "instagram_business_content_publish"],
    });
    expect(server.world.ownerOf(grant.accessToken)?.kind).toBe("instagram");
  });

  it("that is used: begin again", async () => {
    const { exchange } = await login();
    await exchange();
    await expect(exchange()).rejects.toMatchObject({ kind: "refused", code: "login-expired" });
  });

  it.each([
    ["another app", { app: { ...APP, clientId: "1" } }],
    ["another redirect address", { redirectUri: "http://127.0.0.1:1/callback" }],
  ])("for %s: a setting is wrong", async (_name, change) => {
    const { own } = await login();
    await expect(own.exchange({ ...asking, ...change, code: CODE, signal })).rejects.toMatchObject({
      kind: "config",
      code: "login-app-refused",
    });
  });
});

it.each(["bare", "wrapped"] as const)("says whose it is, all digits of it: %s", async (meShape) => {
  const { own, exchange, server } = await login();
  const grant = await exchange();
  server.world.unknowns.meShape = meShape;
  expect(await own.accountsOf(grant, signal)).toEqual([
    { userId: ACCOUNT.userId, name: "@fox.facts", facts: {} },
  ]);
});

describe("renewing", () => {
  it.each(["new", "same"] as const)("gives sixty days more, with a %s token", async (renewedToken) => {
    const { own, exchange, server, clock } = await login();
    const grant = await exchange();
    server.world.unknowns.renewedToken = renewedToken;
    clock.now += 31 * DAY_MS;
    const renewed = await own.refresh(APP, grant, signal);
    expect(renewed.expiresAtMs).toBe(clock.now + 60 * DAY_MS);
    expect(renewed.accessToken === grant.accessToken).toBe(renewedToken === "same");
    expect(server.world.ownerOf(renewed.accessToken)?.kind).toBe("instagram");
  });

  it("is asked for a month before the end, and too late is a new login", async () => {
    const { own, exchange, clock } = await login();
    const grant = await exchange();
    expect(own.renewBeforeMs).toBe(30 * DAY_MS);
    clock.now += 61 * DAY_MS;
    await expect(own.refresh(APP, grant, signal)).rejects.toMatchObject({ code: "account-reconnect-needed" });
  });
});

it("is taken back by hand", async () => {
  const { own, exchange } = await login();
  await expect(own.revoke(APP, await exchange(), signal)).rejects.toMatchObject({
    code: "login-revoke-by-hand",
    hint: expect.stringContaining("instagram.com"),
  });
});
