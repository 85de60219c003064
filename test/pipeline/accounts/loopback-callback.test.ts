import { connect } from "node:net";
import { expect, it } from "vitest";
import { openCallback } from "../../../src/pipeline/accounts/loopback-callback.ts";
import { afterThisTest } from "../../support/cleanups.ts";

const STATE = "state-0123456789";

async function open() {
  const callback = await openCallback(STATE);
  afterThisTest(() => callback.close());
  return callback;
}

it("listens on 127.0.0.1 at a port that the system picks, and gives the code of the first request", async () => {
  const [one, two] = [await open(), await open()];
  expect(one.redirectUri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/);
  expect(one.redirectUri).not.toBe(two.redirectUri);
  const answer = await fetch(`${one.redirectUri}?code=abc&state=${STATE}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(await one.code).toBe("abc");
});

it("answers one request, and is closed then", async () => {
  const { redirectUri, code } = await open();
  await fetch(`${redirectUri}?code=abc&state=${STATE}`);
  await expect(fetch(`${redirectUri}?code=def&state=${STATE}`)).rejects.toThrow("fetch failed");
  expect(await code).toBe("abc");
});

it("lets one of many at once in", async () => {
  const { redirectUri } = await open();
  const asked = Array.from({ length: 8 }, async () => await fetch(`${redirectUri}?code=abc&state=${STATE}`));
  const settled = await Promise.allSettled(asked);
  expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

const at = (redirectUri: string, path: string): string => new URL(path, redirectUri).href;

it.each([
  ["a wrong state", (uri: string) => fetch(`${uri}?code=abc&state=evil`), "login-state-wrong"],
  ["another path", (uri: string) => fetch(at(uri, "/favicon.ico")), "login-callback-strange"],
  [
    "another method",
    (uri: string) => fetch(`${uri}?code=abc&state=${STATE}`, { method: "POST" }),
    "login-callback-strange",
  ],
  ["a refusal", (uri: string) => fetch(`${uri}?error=access_denied&state=${STATE}`), "login-denied"],
])("refuses %s, with a page that repeats nothing", async (_what, ask, code) => {
  const callback = await open();
  const answer = await ask(callback.redirectUri);
  expect(answer.status).toBe(400);
  expect(await answer.text()).not.toMatch(/evil|abc|favicon|access_denied/);
  await expect(callback.code).rejects.toMatchObject({ kind: "refused", code });
});

it("refuses a name that only leads to this machine", async () => {
  const callback = await open();
  const { port } = new URL(callback.redirectUri);
  const socket = connect(Number(port), "127.0.0.1");
  socket.write(`GET /callback?code=abc&state=${STATE} HTTP/1.1\r\nHost: evil.example:${port}\r\n\r\n`);
  await expect(callback.code).rejects.toMatchObject({ code: "login-callback-strange" });
  socket.destroy();
});

it("closes though a browser holds a connection open and says nothing", async () => {
  const callback = await openCallback(STATE);
  const socket = connect(Number(new URL(callback.redirectUri).port), "127.0.0.1");
  await new Promise((resolve) => socket.once("connect", resolve));
  const gone = new Promise((resolve) => socket.once("close", resolve));
  socket.on("error", () => undefined);
  await callback.close();
  await gone;
});
