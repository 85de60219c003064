import { expect, it } from "vitest";
import { youtube } from "../../../src/providers/youtube/definition.ts";
import { youtubeBench } from "../../contracts/youtube-bench.ts";

const { signal } = new AbortController();
const ASK = {
  app: { clientId: "c", clientSecret: "" },
  redirectUri: "http://127.0.0.1:1/callback",
  state: "s",
  verifier: "v",
};

it("opens without a key, and says that only an account can be asked", async () => {
  const bench = await youtubeBench();
  const vendor = youtube.open(bench.partsWith());
  expect(await vendor.probe(signal)).toMatchObject({
    costUsdMicros: 0,
    message: expect.stringContaining("account"),
  });
  expect(bench.server.requests).toEqual([]);
});

it("posts for the account that it is given", async () => {
  const bench = await youtubeBench();
  const publisher = youtube.open(bench.partsWith()).publisherOf?.(bench.account);
  expect(publisher).toMatchObject({ id: "youtube", isHandleSecret: false });
  expect(await publisher?.limits?.(signal)).toMatchObject({ displayName: "@canaryfacts" });
});

it("knows Google's addresses, and others where they are set", async () => {
  const bench = await youtubeBench();
  const parts = bench.partsWith();
  expect(youtube.open(parts).login?.authorizeUrl(ASK)).toMatch(
    /^https:\/\/accounts\.google\.com\/o\/oauth2\/v2\/auth\?/,
  );
  const settings = { authBaseUrl: "https://auth.example/", tokenBaseUrl: `${bench.server.tokens.origin}/` };
  const { login } = youtube.open({ ...parts, settings });
  expect(login?.authorizeUrl(ASK)).toMatch(/^https:\/\/auth\.example\/o\/oauth2/);
  const grant = {
    accessToken: "a",
    refreshToken: "gone",
    expiresAtMs: null,
    refreshExpiresAtMs: null,
    scopes: null,
  };
  await login?.revoke(ASK.app, grant, signal);
  expect(bench.server.tokens.server.requests.map(({ path }) => path)).toEqual(["/revoke"]);
});
