import { expect, it } from "vitest";
import { createYoutubeLogin } from "../../../src/providers/youtube/youtube-login.ts";
import { answersInstead } from "../../contracts/faults.ts";
import { GOOGLE_APP } from "../../contracts/google-tokens-server.ts";
import { START_MS, youtubeBench } from "../../contracts/youtube-bench.ts";

const { signal } = new AbortController();

async function device() {
  const { server, partsWith } = await youtubeBench();
  const { device: flow } = createYoutubeLogin(partsWith(), { auth: "", token: server.tokens.origin });
  if (flow === undefined) throw new Error("There is no device flow.");
  return { flow, tokens: server.tokens };
}

it("gives a code for a person to type, where, how often to look and until when", async () => {
  const { flow } = await device();
  expect(await flow.begin(GOOGLE_APP, signal)).toEqual({
    deviceCode: expect.stringMatching(/^device-/),
    userCode: "GQVQ-JKEC",
    verificationUrl: "https://www.google.com/device",
    pollEveryMs: 5_000,
    expiresAtMs: START_MS + 1_800_000,
  });
});

it("waits, slows down, and is let in", async () => {
  const { flow, tokens } = await device();
  tokens.plan.device = ["authorization_pending", "slow_down", "allow"];
  const { deviceCode } = await flow.begin(GOOGLE_APP, signal);
  const poll = async () => await flow.poll(GOOGLE_APP, deviceCode, signal);
  expect([await poll(), await poll()]).toEqual(["pending", "slow-down"]);
  expect(await poll()).toMatchObject({ refreshToken: tokens.refreshToken() });
});

it.each([
  ["access_denied", "login-denied"],
  ["expired_token", "login-expired"],
] as const)("%s is %s", async (answer, code) => {
  const { flow, tokens } = await device();
  tokens.plan.device = [answer];
  const { deviceCode } = await flow.begin(GOOGLE_APP, signal);
  await expect(flow.poll(GOOGLE_APP, deviceCode, signal)).rejects.toMatchObject({ kind: "refused", code });
});

it("shows no address and no code that is not what it says", async () => {
  const { flow, tokens } = await device();
  const good = {
    device_code: "d",
    user_code: "AB-CD",
    verification_url: "https://www.google.com/device",
    expires_in: 9,
  };
  const begin = async (change: object) => {
    tokens.server.meet(answersInstead({ status: 200, json: { ...good, ...change } }), 1);
    return await flow.begin(GOOGLE_APP, signal);
  };
  expect(await begin({})).toMatchObject({ pollEveryMs: 5_000 });
  for (const change of [
    { verification_url: "javascript:alert(1)" },
    { user_code: "\u001b[31m" },
    { expires_in: "x" },
  ])
    await expect(begin(change)).rejects.toMatchObject({ kind: "transient", code: "vendor-answer-odd" });
});

it("says which kind of app the device flow wants", async () => {
  const { flow, tokens } = await device();
  tokens.server.meet(answersInstead({ status: 401, json: { error: "invalid_client" } }));
  await expect(flow.begin(GOOGLE_APP, signal)).rejects.toMatchObject({
    kind: "config",
    hint: expect.stringContaining("Limited Input"),
  });
});
