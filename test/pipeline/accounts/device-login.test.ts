import { describe, expect, it } from "vitest";
import { loginByDevice } from "../../../src/pipeline/accounts/device-login.ts";
import type { DeviceFlow, Grant } from "../../../src/providers/contracts/platform-login.ts";
import { createYoutubeLogin } from "../../../src/providers/youtube/youtube-login.ts";
import { GOOGLE_APP } from "../../contracts/google-tokens-server.ts";
import { youtubeBench } from "../../contracts/youtube-bench.ts";
import { APP, rotatingLogin } from "../../support/toy-platform.ts";

function setUp(device: DeviceFlow | undefined) {
  const said: string[] = [];
  const waited: number[] = [];
  const clock = { now: 0, nowMs: () => clock.now };
  const { login } = rotatingLogin(clock.nowMs);
  const stop = new AbortController();
  const parts = {
    login: { ...login, ...(device ? { device } : {}) },
    app: APP,
    talk: { tell: (text: string) => void said.push(text), ask: undefined, pasted: async function* () {} },
    signal: stop.signal,
    clock,
    wait: async (delayMs: number, signal: AbortSignal) => {
      signal.throwIfAborted();
      waited.push(delayMs);
      clock.now += delayMs;
    },
  };
  return { said, waited, parts, clock, stop, start: () => loginByDevice(parts, "Toy") };
}

const GRANT: Grant = {
  accessToken: "access-1",
  refreshToken: null,
  expiresAtMs: null,
  refreshExpiresAtMs: null,
  scopes: null,
};

const flow = (news: (Grant | "pending" | "slow-down")[]): DeviceFlow => ({
  begin: async () => ({
    deviceCode: "canary-device-code",
    userCode: "ABCD-EFGH",
    verificationUrl: "https://toy.example/device\u001b[31m",
    pollEveryMs: 1_000,
    expiresAtMs: 20_000,
  }),
  poll: async () => news.shift() ?? "pending",
});

describe("the code on another device", () => {
  it("is shown, looked for in the platform's rhythm, and slower when told so", async () => {
    const { start, said, waited } = setUp(flow(["pending", "slow-down", "pending", GRANT]));
    expect(await start()).toBe(GRANT);
    expect(waited).toEqual([1_000, 1_000, 6_000, 6_000]);
    expect(said.join("\n")).toContain("ABCD-EFGH");
    expect(said.join("\n")).not.toContain("canary");
    expect(said.join("\n")).not.toContain("\u001b");
  });

  it("is given up when its time is over, and when somebody stops it", async () => {
    await expect(setUp(flow([])).start()).rejects.toMatchObject({ kind: "refused", code: "login-expired" });
    const stopped = setUp(flow([]));
    stopped.stop.abort("SIGINT");
    await expect(stopped.start()).rejects.toMatchObject({ kind: "cancelled" });
  });

  it("is no way in where the platform has none", async () => {
    await expect(setUp(undefined).start()).rejects.toMatchObject({ kind: "usage", code: "login-no-device" });
  });

  it("lets YouTube in, as its server has it", async () => {
    const { partsWith, server } = await youtubeBench();
    const { origin } = server.tokens;
    const login = createYoutubeLogin(partsWith(), { auth: origin, token: origin });
    server.tokens.plan.device = ["authorization_pending", "slow_down", "allow"];
    const { parts, said } = setUp(undefined);
    const grant = await loginByDevice({ ...parts, login, app: GOOGLE_APP }, "YouTube");
    expect(server.tokens.isGood(grant.accessToken)).toBe(true);
    expect(said.join()).toContain("https://www.google.com/device");
    server.tokens.plan.device = ["access_denied"];
    await expect(loginByDevice({ ...parts, login, app: GOOGLE_APP }, "YouTube")).rejects.toMatchObject({
      code: "login-denied",
    });
  });
});
