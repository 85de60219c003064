import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { systemClock } from "../src/core/clock.ts";
import { readAccountSecret } from "../src/pipeline/accounts/account-secret.ts";
import { recentApiUses } from "../src/store/repositories/api-usage.ts";
import { GOOGLE_APP } from "./contracts/google-tokens-server.ts";
import { APP, CODE } from "./contracts/instagram-login-routes.ts";
import { ACCOUNT, instagramServer } from "./contracts/instagram-server.ts";
import { TIKTOK_APP } from "./contracts/tiktok-house.ts";
import { type TiktokServer, tiktokServer } from "./contracts/tiktok-server.ts";
import { youtubeServer } from "./contracts/youtube-server.ts";
import { accountDesk, callbackOf } from "./support/account-desk.ts";
import { canariesFound } from "./support/canaries.ts";

async function onTiktok(change: Partial<typeof TIKTOK_APP> = {}) {
  const server = await tiktokServer(systemClock);
  const person = server.house.addPerson();
  const app = { ...TIKTOK_APP, ...change };
  const desk = await accountDesk(
    { tiktok: { baseUrl: server.origin, authBaseUrl: server.origin } },
    { TIKTOK_CLIENT_ID: app.clientId, TIKTOK_CLIENT_SECRET: app.clientSecret },
  );
  return { ...desk, server, person };
}

/** What the browser of a person does who allows everything. */
const allow = async (url: URL): Promise<Response> => await fetch(url);

async function onYoutube() {
  const server = await youtubeServer();
  const youtube = { baseUrl: server.origin, tokenBaseUrl: server.tokens.origin, authBaseUrl: server.origin };
  const desk = await accountDesk(
    { youtube },
    { YOUTUBE_CLIENT_ID: GOOGLE_APP.clientId, YOUTUBE_CLIENT_SECRET: GOOGLE_APP.clientSecret },
  );
  return { ...desk, server };
}

async function onInstagram() {
  const server = await instagramServer(systemClock);
  const settings = { baseUrl: server.baseUrl, ...server.settings };
  const desk = await accountDesk(
    { instagram: settings },
    { INSTAGRAM_CLIENT_ID: APP.clientId, INSTAGRAM_CLIENT_SECRET: APP.clientSecret },
  );
  const visit = async (url: URL) => {
    // The person enters the address that is shown into the app's settings.
    server.world.redirectUri = url.searchParams.get("redirect_uri") ?? "";
    return await fetch(callbackOf(url, { code: CODE }));
  };
  return { ...desk, server, visit };
}

describe("connecting", () => {
  it("TikTok: the browser comes back, the server checks the proof, tokens lie in the secret store only", async () => {
    const { connect, accounts, secrets, server, person, folder, store } = await onTiktok();
    let page = "";
    const argv =
      "accounts connect tiktok --niche owls --language en --slots 18:00,09:00 --time-zone Asia/Tokyo";
    const answer = await connect(`${argv} --json`, async (url) => {
      page = await (await allow(url)).text();
    });
    expect(answer.exitCode).toBe(0);
    expect(page).toContain("viral has the answer");
    const document = JSON.parse(answer.stdout);
    expect(document).toMatchObject({
      schema: "viral.accounts-connected/1",
      accounts: [{ platform: "tiktok", name: "main", userId: person.openId, isNew: true, missingScopes: [] }],
    });
    const [account] = await accounts();
    expect(account).toMatchObject({
      status: "connected",
      facts: {
        niche: "owls",
        language: "en",
        dailyCap: 3,
        slots: ["09:00", "18:00"],
        timeZone: "Asia/Tokyo",
        isAudited: false,
      },
    });
    const secret = await readAccountSecret(secrets, account?.id ?? "");
    expect(server.house.accessTokens.get(secret.accessToken)?.openId).toBe(person.openId);
    expect(secret).toMatchObject(TIKTOK_APP);
    expect((await recentApiUses(store, "tiktok", { sinceMs: 0, limit: 9 })).length).toBe(2);
    const { accessToken, refreshToken } = secret;
    const canaries = { accessToken, refreshToken: refreshToken ?? "", secret: TIKTOK_APP.clientSecret };
    const { stdout, stderr } = answer;
    expect(canariesFound(canaries, { folder, texts: { stdout, stderr, page } })).toEqual([]);
  });

  it("again keeps the id, the name and what was said of the account, and takes new tokens", async () => {
    const { connect, accounts, secrets } = await onTiktok();
    await connect("accounts connect tiktok --name owls --daily-cap 9", allow);
    const [before] = await accounts();
    const old = await readAccountSecret(secrets, before?.id ?? "");
    const answer = await connect("accounts connect tiktok", allow);
    expect(answer.stdout).toContain("tiktok/owls (");
    expect(answer.stdout).toContain("connected again");
    const [after, another] = await accounts();
    expect({ id: after?.id, cap: after?.facts["dailyCap"], another }).toEqual({
      id: before?.id,
      cap: 9,
      another: undefined,
    });
    expect((await readAccountSecret(secrets, after?.id ?? "")).accessToken).not.toBe(old.accessToken);
  });

  it("never takes another channel under a name, nor a channel under another name", async () => {
    const { connect, accounts, server } = await onTiktok();
    await connect("accounts connect tiktok --name main", allow);
    const twice = await connect("accounts connect tiktok --name second", allow);
    expect(twice).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("as tiktok/main") });
    server.house.addPerson();
    const other = await connect("accounts connect tiktok --name main", allow);
    expect(other).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("tiktok/main is another channel"),
    });
    expect(await accounts()).toHaveLength(1);
  });

  it("YouTube: by the browser, with a proof that the server checks", async () => {
    const { connect, accounts, server } = await onYoutube();
    const answer = await connect("accounts connect youtube --name main", async (url) => {
      await fetch(callbackOf(url, { code: server.tokens.consent(url.href), scope: "s" }));
    });
    expect({ exitCode: answer.exitCode, err: answer.stderr.slice(-200) }).toMatchObject({ exitCode: 0 });
    expect((await accounts())[0]).toMatchObject({
      platform: "youtube",
      name: "main",
      status: "connected",
      facts: { userId: server.channelId },
    });
  });

  it("YouTube: a proof of another login is refused by the server, and nothing is kept", async () => {
    const { connect, accounts, server } = await onYoutube();
    const answer = await connect("accounts connect youtube", async (url) => {
      const forged = new URL(url);
      forged.searchParams.set("code_challenge", "of-somebody-else");
      await fetch(callbackOf(url, { code: server.tokens.consent(forged.href) }));
    });
    expect(answer).toMatchObject({ exitCode: 5, stdout: "" });
    expect(await accounts()).toEqual([]);
  });

  it.each([
    ["the address", (address: string) => address],
    ["the code", (address: string) => encodeURIComponent(new URL(address).searchParams.get("code") ?? "")],
  ])("YouTube: without a browser here, %s is pasted", async (_what, pasted) => {
    const { connect, accounts, server } = await onYoutube();
    const answer = await connect("accounts connect youtube", (url, stdin) => {
      stdin.write("what now?\n\n");
      stdin.write(`${pasted(callbackOf(url, { code: server.tokens.consent(url.href) }))}\n`);
    });
    expect(answer.exitCode).toBe(0);
    expect(answer.stderr).toContain("neither a code nor the address");
    expect(await accounts()).toHaveLength(1);
  });

  it.each([
    ["facebook", "page", undefined],
    ["instagram", "instagram", "--way instagram"],
  ])("Instagram: by %s's login, with the account's own token", async (way, kind, flag) => {
    const { connect, visit, accounts, secrets, server } = await onInstagram();
    const answer = await connect(`accounts connect instagram ${flag ?? ""}`.trim(), visit);
    expect({ exitCode: answer.exitCode, end: answer.stderr.slice(-300) }).toMatchObject({ exitCode: 0 });
    const [account] = await accounts();
    expect(account).toMatchObject({ name: "main", facts: { userId: ACCOUNT.userId, login: way } });
    const { accessToken } = await readAccountSecret(secrets, account?.id ?? "");
    expect(server.world.ownerOf(accessToken)?.kind).toBe(kind);
  });
});

describe("whoever comes back with something else", () => {
  it("is refused with a wrong state, told nothing, and the door is closed", async () => {
    const { connect, accounts } = await onTiktok();
    let answers: unknown[] = [];
    const answer = await connect("accounts connect tiktok", async (url) => {
      const wrong = callbackOf(url, { state: "<b>evil</b>".padEnd(43, "x"), code: "canary-code" });
      const first = await fetch(wrong);
      const right = await fetch(callbackOf(url, { code: "canary-code" })).catch(() => "closed");
      answers = [first.status, /evil|canary/.test(await first.text()), right];
    });
    expect(answers).toEqual([400, false, "closed"]);
    expect(answer).toMatchObject({ exitCode: 5, stdout: "" });
    expect(answer.stderr).toContain("its state is another one");
    expect(answer.stderr).not.toMatch(/evil|canary-code/);
    expect(await accounts()).toEqual([]);
  });

  it("says that the person did not allow it", async () => {
    const { connect } = await onTiktok();
    const answer = await connect("accounts connect tiktok --json", async (url) => {
      await fetch(callbackOf(url, { error: "access_denied", error_description: "\u001b[31mno" }));
    });
    expect(answer.exitCode).toBe(5);
    expect(JSON.parse(answer.stdout).error).toMatchObject({ kind: "refused", code: "login-denied" });
    expect(answer.stdout + answer.stderr).not.toContain("[31m");
  });

  it("is told when the app is not what the platform knows", async () => {
    const { connect } = await onTiktok({ clientSecret: "another-secret-0123456789" });
    const answer = await connect("accounts connect tiktok", allow);
    expect(answer).toMatchObject({ exitCode: 3, stderr: expect.stringContaining("client secret") });
    expect(answer.stderr).not.toContain("another-secret");
  });

  it("leaves nothing when it is stopped", async () => {
    const { connect, accounts } = await onTiktok();
    const stop = new AbortController();
    const answer = await connect("accounts connect tiktok", () => stop.abort("SIGINT"), {
      signal: stop.signal,
    });
    expect(answer.exitCode).toBe(130);
    expect(await accounts()).toEqual([]);
  });
});

it("refuses a way that a platform does not have, a platform that is none, and asks for the app", async () => {
  const { run } = await accountDesk({});
  expect(await run("accounts connect tiktok --way facebook")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("leave --way out"),
  });
  expect(await run("accounts connect instagram --way tiktok")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("facebook and instagram"),
  });
  expect(await run("accounts connect runway")).toMatchObject({ exitCode: 2 });
  expect(await run("accounts connect youtube --device")).toMatchObject({
    exitCode: 3,
    stderr: expect.stringContaining("Set YOUTUBE_CLIENT_ID and YOUTUBE_CLIENT_SECRET"),
  });
});

/** Tokens that were made elsewhere, as docs/tiktok.md has them. */
function tokensFile(server: TiktokServer, openId: string, change: object = {}): string {
  const tokens = server.house.grant(openId, ["user.info.basic", "video.upload", "video.publish"]);
  const rest = { expiresAt: new Date(Date.now() + 3_600_000).toISOString(), userId: openId, audited: false };
  return JSON.stringify({ platform: "tiktok", name: "main", ...TIKTOK_APP, ...tokens, ...rest, ...change });
}

describe("tokens that were made elsewhere", () => {
  it("are imported, listed, checked and taken back, and no secret of them is left anywhere", async () => {
    const { run, server, person, folder, secrets, accounts } = await onTiktok();
    const stdin = new PassThrough();
    const text = tokensFile(server, person.openId);
    stdin.end(text);
    const answers = [await run("accounts import --tokens-file - --json", { stdin })];
    const id = (await accounts())[0]?.id ?? "";
    const { accessToken, refreshToken } = await readAccountSecret(secrets, id);
    answers.push(await run("accounts list --json"), await run("accounts check"), await run("accounts list"));
    expect(answers.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
    expect(answers[2]?.stdout).toContain("tiktok/main (@owl.facts_1): its tokens are good; up to 600 s");
    const canaries = { accessToken, refreshToken: refreshToken ?? "", app: TIKTOK_APP.clientSecret };
    const texts = () => Object.fromEntries(answers.map((one, at) => [`${at}`, one.stdout + one.stderr]));
    expect(canariesFound(canaries, { folder, texts: texts() })).toEqual([]);
    answers.push(await run("accounts remove main"));
    expect(answers.at(-1)?.stdout).toContain("its leave taken back at the platform");
    expect(server.house.accessTokens.size).toBe(0);
    expect(await accounts()).toEqual([]);
    await expect(readAccountSecret(secrets, id)).rejects.toMatchObject({ code: "account-reconnect-needed" });
    expect(canariesFound(canaries, { folder, texts: texts() })).toEqual([]);
  });

  it("are not quoted when the file is broken in the middle of one", async () => {
    const { run, server, person, accounts } = await onTiktok();
    const text = tokensFile(server, person.openId);
    for (const broken of [text.slice(0, -20), `[${text},${text}]`, text.replace("main", "a/b")]) {
      const stdin = new PassThrough();
      stdin.end(broken);
      const { exitCode, stdout, stderr } = await run("accounts import --tokens-file -", { stdin });
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
      expect(stderr).not.toMatch(/act\.|rft\.|canary-client/);
    }
    expect(await accounts()).toEqual([]);
  });
});

it("removes an account of Instagram here, and says where its leave is taken back by hand", async () => {
  const { connect, visit, run, accounts, secrets } = await onInstagram();
  await connect("accounts connect instagram", visit);
  const id = (await accounts())[0]?.id ?? "";
  expect((await run("accounts check")).exitCode).toBe(0);
  const { exitCode, stdout } = await run("accounts remove instagram/main");
  expect(exitCode).toBe(0);
  expect(stdout).toContain("Business integrations");
  expect(await accounts()).toEqual([]);
  await expect(readAccountSecret(secrets, id)).rejects.toMatchObject({ code: "account-reconnect-needed" });
});
