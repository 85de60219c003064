import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { accessParts, accountPublisher, loginOf } from "../src/context-accounts.ts";
import { AppError } from "../src/core/app-error.ts";
import { systemClock } from "../src/core/clock.ts";
import { keepFresh } from "../src/pipeline/accounts/account-access.ts";
import { readAccountSecret } from "../src/pipeline/accounts/account-secret.ts";
import { tryNamedLock } from "../src/store/named-lock.ts";
import { getAccount } from "../src/store/repositories/social-accounts.ts";
import { answersInstead, slow } from "./contracts/faults.ts";
import { TIKTOK_APP } from "./contracts/tiktok-house.ts";
import { tiktokServer } from "./contracts/tiktok-server.ts";
import { accountDesk } from "./support/account-desk.ts";
import { afterThisTest } from "./support/cleanups.ts";

const SCOPES = ["user.info.basic", "video.upload", "video.publish"];
const MINUTE_MS = 60_000;

/** One person's tokens at TikTok, which end after a while, imported into as many homes. */
async function homesOf(count: number, leftMs: number) {
  const server = await tiktokServer(systemClock);
  const { openId } = server.house.addPerson();
  const tokens = server.house.grant(openId, SCOPES);
  const providers = { tiktok: { baseUrl: server.origin, authBaseUrl: server.origin } };
  const homes = [];
  for (let index = 0; index < count; index += 1) {
    const desk = await accountDesk(providers);
    const { importAccounts } = desk.desk;
    const expiresAt = Date.now() + leftMs;
    const app = { platform: "tiktok", name: "main", ...TIKTOK_APP };
    await importAccounts(JSON.stringify({ ...app, ...tokens, userId: openId, scopes: SCOPES, expiresAt }));
    const [account] = await desk.accounts();
    if (!account) throw new Error("nothing was imported");
    const secret = async () => await readAccountSecret(desk.secrets, account.id);
    const row = async () => await getAccount(desk.store, account.id);
    const limits = async () => {
      const publisher = await accountPublisher(account.id, desk.parts);
      return await publisher.limits?.(desk.parts.signal);
    };
    const start = (): ChildProcess => worker(join(desk.folder, "home"), account.id, providers);
    homes.push({ ...desk, account, secret, row, limits, start });
  }
  return { server, tokens, homes };
}

const WORKER = new URL("./support/account-worker.ts", import.meta.url).pathname;

function worker(home: string, accountId: string, providers: object): ChildProcess {
  const args = ["--import", "tsx", WORKER, home, accountId, JSON.stringify(providers)];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  afterThisTest(() => void child.kill("SIGKILL"));
  return child;
}

/** Lets all begin when all are ready; what each said of its end. */
async function together(children: readonly ChildProcess[]): Promise<string[]> {
  const said = children.map(async ({ stdout }) => (stdout ? await text(stdout) : ""));
  await Promise.all(
    children.map(async ({ stdout }) => await new Promise((resolve) => stdout?.once("data", resolve))),
  );
  for (const { stdin } of children) stdin?.end("go\n");
  return (await Promise.all(said)).map((one) => one.replace("ready\n", "").trim());
}

describe("one grant", () => {
  it("is renewed once by two processes that want it at the same time; nobody is disconnected", async () => {
    const { server, tokens, homes } = await homesOf(1, -MINUTE_MS);
    const [home] = homes;
    // Late enough for the other one to ask as well, if nothing held it back.
    server.faultAt("token", slow(500), 9);
    expect(await together([home?.start(), home?.start()].filter((one) => one !== undefined))).toEqual([
      "good",
      "good",
    ]);
    expect(server.countOf("token")).toBe(1);
    expect((await home?.row())?.status).toBe("connected");
    const secret = await home?.secret();
    expect(secret?.refreshToken).not.toBe(tokens.refreshToken);
    expect(server.house.refreshTokens.has(secret?.refreshToken ?? "")).toBe(true);
    expect(await home?.limits()).toMatchObject({ displayName: "@owl.facts_1" });
  }, 60_000);

  it("on two machines: the loser must connect again, exit 5, and overwrites nothing", async () => {
    const { server, tokens, homes } = await homesOf(2, -MINUTE_MS);
    const [first, second] = homes;
    await first?.limits();
    await expect(second?.limits()).rejects.toMatchObject({
      kind: "refused",
      code: "account-reconnect-needed",
    });
    expect(await second?.secret()).toMatchObject(tokens);
    expect((await second?.row())?.status).toBe("needs-reconnect");
    const checked = await second?.run("accounts check --json");
    expect(checked?.exitCode).toBe(5);
    expect(JSON.parse(checked?.stdout ?? "").accounts).toMatchObject([{ status: "needs-reconnect" }]);
    expect(await second?.secret()).toMatchObject(tokens);
    expect((await first?.run("accounts check"))?.exitCode).toBe(0);
    expect(server.house.uploads).toEqual([]);
  });
});

describe("a publisher", () => {
  it("has tokens that were renewed before they are near their end", async () => {
    const { server, homes } = await homesOf(1, 10 * MINUTE_MS);
    await homes[0]?.limits();
    expect(server.countOf("token")).toBe(1);
    await homes[0]?.limits();
    expect(server.countOf("token")).toBe(1);
  });

  it("goes on with what is good when it cannot be renewed now, and stops when nothing is", async () => {
    const { server, homes } = await homesOf(1, 10 * MINUTE_MS);
    server.faultAt("token", answersInstead({ status: 503, json: {} }), 2);
    expect(await homes[0]?.limits()).toMatchObject({ displayName: "@owl.facts_1" });
    expect((await homes[0]?.row())?.status).toBe("connected");
    const ended = await homesOf(1, -MINUTE_MS);
    ended.server.faultAt("token", answersInstead({ status: 503, json: {} }), 9);
    await expect(ended.homes[0]?.limits()).rejects.toMatchObject({ kind: "transient" });
    expect((await ended.homes[0]?.row())?.status).toBe("connected");
  });

  it("is refused for an account that was removed", async () => {
    const { parts } = await accountDesk({});
    await expect(accountPublisher("acc_9", parts)).rejects.toMatchObject({ code: "account-missing" });
  });
});

it("opens the way in that was taken, and its lock is one for all of this home", async () => {
  const { homes } = await homesOf(1, 60 * MINUTE_MS);
  const [home] = homes;
  if (!home) throw new Error("no home");
  const { parts, account } = home;
  expect(loginOf(parts.house, "instagram", "instagram").scopes).toContain("instagram_business_basic");
  expect(loginOf(parts.house, "instagram", null).ways).toEqual(["facebook", "instagram"]);
  expect(() => loginOf(parts.house, "runway", null)).toThrow(AppError);
  const access = await accessParts(account, parts);
  const held = await access.lock(account.id, parts.signal);
  expect(tryNamedLock(parts.home, `account-${account.id}`)).toBeUndefined();
  held.release();
  expect(await keepFresh(account, access)).toBe(false);
});
