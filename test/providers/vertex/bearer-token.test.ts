import { verify } from "node:crypto";
import { expect, it } from "vitest";
import { bearerTokens, signedClaim } from "../../../src/providers/vertex/bearer-token.ts";
import { readServiceAccount } from "../../../src/providers/vertex/service-account.ts";
import {
  answersHtml,
  answersJson,
  type Behaviour,
  deadOrigin,
  hostileServer,
} from "../../support/hostile-server.ts";
import {
  ACCOUNT_EMAIL,
  ACCOUNT_PROJECT,
  accountFile,
  accountPublicKey,
} from "../../support/service-account.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const granted = (token: string): Behaviour => answersJson(200, { access_token: token, expires_in: 3_599 });

async function setUp(...behaviours: [Behaviour, ...Behaviour[]]) {
  const server = await hostileServer(...behaviours);
  const clock = { now: 1_700_000_000_000, nowMs: () => clock.now };
  const tokens = bearerTokens({ providerId: "vertex", tokenBaseUrl: server.origin, clock });
  const line = { key: accountFile(temporaryFolder()), fetch };
  return { server, clock, tokens, line };
}

const decoded = (part = ""): unknown => JSON.parse(Buffer.from(part, "base64url").toString());

it("signs what Google wants to hear", async () => {
  const account = await readServiceAccount(accountFile(temporaryFolder()));
  const [header, claim, signature = ""] = signedClaim(account, "https://a/token", 1_700).split(".");
  expect(decoded(header)).toEqual({ alg: "RS256", typ: "JWT", kid: "k1" });
  expect(decoded(claim)).toEqual({
    iss: ACCOUNT_EMAIL,
    scope: "https://www.googleapis.com/auth/cloud-platform",
    aud: "https://a/token",
    iat: 1_700,
    exp: 5_300,
  });
  const signed = Buffer.from(`${header}.${claim}`);
  expect(verify("RSA-SHA256", signed, accountPublicKey, Buffer.from(signature, "base64url"))).toBe(true);
});

it("asks once for all who want a token meanwhile, and again when it ends", async () => {
  const { server, clock, tokens, line } = await setUp(granted("one"), granted("two"));
  const both = await Promise.all([tokens.access(line), tokens.access(line)]);
  expect(both.map(({ token }) => token)).toEqual(["one", "one"]);
  expect(both[0]?.projectId).toBe(ACCOUNT_PROJECT);
  clock.now += 3_538_000;
  expect((await tokens.access(line)).token).toBe("one");
  clock.now += 1_000;
  expect((await tokens.access(line)).token).toBe("two");
  expect(server.seen.map(({ method, path }) => `${method} ${path}`)).toEqual(["POST /token", "POST /token"]);
});

it("does not use a token that was refused again", async () => {
  const { tokens, line } = await setUp(granted("one"), granted("two"));
  await tokens.access(line);
  tokens.forget();
  expect((await tokens.access(line)).token).toBe("two");
});

it.each<[string, Behaviour, string, string]>([
  [
    "the account is refused",
    answersJson(400, { error: "invalid_grant", error_description: "No." }),
    "config",
    "vendor-key-refused",
  ],
  ["Google is in trouble", answersJson(503, {}), "transient", "vendor-no-token"],
  ["too much is asked", answersJson(429, {}), "transient", "vendor-no-token"],
  ["somebody else answers", answersHtml(200), "transient", "vendor-no-token"],
])("says when %s, and asks anew the next time", async (_what, behaviour, kind, code) => {
  const { tokens, line } = await setUp(behaviour, granted("late"));
  await expect(tokens.access(line)).rejects.toMatchObject({ kind, code });
  expect((await tokens.access(line)).token).toBe("late");
});

it("says that nothing was sent to the API when Google is away", async () => {
  const { clock, line } = await setUp(granted("never"));
  const tokens = bearerTokens({ providerId: "vertex", tokenBaseUrl: await deadOrigin(), clock });
  await expect(tokens.access(line)).rejects.toMatchObject({ kind: "transient", details: { reached: "no" } });
});
