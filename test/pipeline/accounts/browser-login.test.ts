import { expect, it } from "vitest";
import { cancelled, loginByBrowser } from "../../../src/pipeline/accounts/browser-login.ts";
import type { CodeExchange, Grant } from "../../../src/providers/contracts/platform-login.ts";
import { callbackOf } from "../../support/account-desk.ts";
import { APP, rotatingLogin } from "../../support/toy-platform.ts";

const GRANT: Grant = {
  accessToken: "access-1",
  refreshToken: null,
  expiresAtMs: null,
  refreshExpiresAtMs: null,
  scopes: null,
};

function setUp(visit: (url: URL) => unknown, pasted: readonly string[] = []) {
  const exchanges: CodeExchange[] = [];
  const said: string[] = [];
  const { login } = rotatingLogin(() => 0);
  const parts = {
    login: {
      ...login,
      authorizeUrl: ({ redirectUri, state }: { redirectUri: string; state: string }) =>
        `https://toy.example/?${new URLSearchParams({ redirect_uri: redirectUri, state }).toString()}`,
      exchange: async (exchange: CodeExchange) => {
        exchanges.push(exchange);
        return GRANT;
      },
    },
    app: APP,
    talk: {
      tell(text: string) {
        said.push(text);
        const [, address] = /^ {2}(https:\S+)$/m.exec(text) ?? [];
        if (address) visit(new URL(address));
      },
      ask: undefined,
      pasted: async function* () {
        yield* pasted;
      },
    },
    signal: new AbortController().signal,
  };
  return { parts, exchanges, said };
}

it("changes the code for a grant, with a proof and an address that are new each time", async () => {
  const { parts, exchanges } = setUp((url) => fetch(callbackOf(url, { code: "abc" })));
  expect(await loginByBrowser(parts)).toBe(GRANT);
  await loginByBrowser(parts);
  const [one, two] = exchanges;
  expect(one).toMatchObject({
    code: "abc",
    redirectUri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+/),
  });
  expect(one?.verifier).toMatch(/^[\w-]{64}$/);
  expect(one?.verifier).not.toBe(two?.verifier);
});

it("goes on waiting for the browser after a slip of the person, and when nothing more can be pasted", async () => {
  const { parts, said } = setUp((url) => fetch(callbackOf(url, { code: "abc" })), ["a slip of the hand", ""]);
  expect(await loginByBrowser(parts)).toBe(GRANT);
  expect(said.join()).toContain("neither a code nor the address");
});

it("takes no code alone where the platform has no PKCE, and does not invite one", async () => {
  const { parts, said } = setUp((url) => fetch(callbackOf(url, { code: "abc" })), ["4/0-abcdefgh"]);
  const login = { ...parts.login, hasPkce: false };
  expect(await loginByBrowser({ ...parts, login })).toBe(GRANT);
  expect(said.join()).toContain("A code alone does not say");
  expect(said.join()).not.toContain("or the code in it");
});

it("gives up when nobody comes, and asks the platform nothing", async () => {
  const { parts, exchanges } = setUp(() => undefined);
  await expect(loginByBrowser(parts, 30)).rejects.toMatchObject({
    kind: "refused",
    code: "login-timed-out",
  });
  expect(exchanges).toEqual([]);
});

it("is stopped by the person's signal, before and while it waits", async () => {
  const stop = new AbortController();
  const { parts } = setUp(() => setImmediate(() => stop.abort("SIGINT")));
  const stopped = { ...parts, signal: stop.signal };
  await expect(loginByBrowser(stopped)).rejects.toMatchObject({ kind: cancelled().kind });
  await expect(loginByBrowser(stopped)).rejects.toMatchObject({ kind: "cancelled" });
});
