import { expect, it } from "vitest";
import { AppError } from "../../../src/core/app-error.ts";
import { type AccessParts, keepFresh, openAccess } from "../../../src/pipeline/accounts/account-access.ts";
import { accountLock } from "../../../src/pipeline/accounts/account-lock.ts";
import { readAccountSecret, writeAccountSecret } from "../../../src/pipeline/accounts/account-secret.ts";
import { waitMs } from "../../../src/pipeline/wait.ts";
import { tryNamedLock } from "../../../src/store/named-lock.ts";
import { getAccount } from "../../../src/store/repositories/social-accounts.ts";
import { temporaryStore } from "../../support/store.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import {
  accountSecret,
  connectedAccount,
  HOUR_MS,
  memorySecrets,
  rotatingLogin,
} from "../../support/toy-platform.ts";

async function setUp(change: Parameters<typeof accountSecret>[0] = {}) {
  const store = await temporaryStore();
  const clock = { now: 0, nowMs: () => clock.now };
  const secrets = memorySecrets();
  const { login, state } = rotatingLogin(() => clock.now);
  const account = await connectedAccount(store);
  await writeAccountSecret(secrets, account.id, accountSecret(change));
  const home = temporaryFolder();
  const lock = accountLock({ tryLock: (name) => tryNamedLock(home, name), wait: waitMs });
  const parts: AccessParts = { store, secrets, clock, login, lock, signal: new AbortController().signal };
  const secret = async () => await readAccountSecret(secrets, account.id);
  const status = async () => (await getAccount(store, account.id))?.status;
  return { store, clock, secrets, state, account, parts, secret, status, access: openAccess(account, parts) };
}

it("gives the token that it has, asking nobody, while it is good", async () => {
  const { access, state } = await setUp();
  expect(await access.token()).toBe("access-1-0123456789");
  expect(await access.token("an older one")).toBe("access-1-0123456789");
  expect(state.renewals).toBe(0);
  expect(access).toMatchObject({ accountId: "acc_1", userId: "7431234567890123456", isAudited: false });
});

it.each([
  [
    "is about to end",
    async (one: Awaited<ReturnType<typeof setUp>>) => {
      one.clock.now = 10 * HOUR_MS - 30_000;
      return await one.access.token();
    },
  ],
  [
    "was just refused",
    async (one: Awaited<ReturnType<typeof setUp>>) => await one.access.token("access-1-0123456789"),
  ],
])("renews a token that %s, once, and stores the new pair before it is used", async (_why, ask) => {
  const one = await setUp();
  expect(await ask(one)).toBe("access-2-0123456789");
  expect(await one.secret()).toMatchObject({
    accessToken: "access-2-0123456789",
    refreshToken: "refresh-2-0123456789",
    renewalSentAtMs: null,
  });
  expect(await one.access.token("access-1-0123456789")).toBe("access-2-0123456789");
  expect(one.state.renewals).toBe(1);
  expect((await getAccount(one.store, "acc_1"))?.facts["expiresAtMs"]).toBe(one.clock.now + 10 * HOUR_MS);
});

it("renews once for everybody who asks at the same time", async () => {
  const { access, account, parts, state } = await setUp({ expiresAtMs: 0 });
  const others = [access, openAccess(account, parts), openAccess(account, parts)];
  const tokens = await Promise.all(others.flatMap((one) => [one.token(), one.token()]));
  expect(new Set(tokens)).toEqual(new Set(["access-2-0123456789"]));
  expect(state.renewals).toBe(1);
});

it("never lets an empty refresh token take the place of a good one", async () => {
  const { access, parts, secret, clock } = await setUp({ expiresAtMs: 0 });
  for (const refreshToken of [null, ""]) {
    parts.login.refresh = async () => ({
      accessToken: `renewed-${String(refreshToken)}`,
      refreshToken,
      expiresAtMs: 0,
      refreshExpiresAtMs: null,
      scopes: null,
    });
    await access.token();
    expect((await secret()).refreshToken).toBe("refresh-1-0123456789");
  }
  expect(clock.now).toBe(0);
});

it("is not disconnected by what passes, and keeps its tokens", async () => {
  const { access, state, secret, status } = await setUp({ expiresAtMs: 0 });
  state.failWith = new AppError({ kind: "transient", code: "vendor-unreachable", message: "no network" });
  await expect(access.token()).rejects.toMatchObject({ kind: "transient" });
  expect(await status()).toBe("connected");
  expect((await secret()).refreshToken).toBe("refresh-1-0123456789");
  state.failWith = undefined;
  expect(await access.token()).toBe("access-2-0123456789");
});

it("must be connected again when the grant is gone, says why, and overwrites nothing", async () => {
  const { access, secret, status } = await setUp({ expiresAtMs: 0, refreshToken: "refresh-0-of-long-ago" });
  await expect(access.token()).rejects.toMatchObject({
    kind: "refused",
    code: "account-reconnect-needed",
    message: expect.stringContaining("another machine may use the same tokens"),
  });
  expect(await status()).toBe("needs-reconnect");
  expect(await secret()).toMatchObject({
    accessToken: "access-1-0123456789",
    refreshToken: "refresh-0-of-long-ago",
  });
  await expect(access.token()).rejects.toThrow("the answer to an earlier renewal was lost");
});

it("keeps a grant fresh well before its end, and leaves alone what is far from it", async () => {
  const { account, parts, clock, state } = await setUp();
  expect(await keepFresh(account, parts)).toBe(false);
  clock.now = 9 * HOUR_MS + 1;
  expect(await keepFresh(account, parts)).toBe(true);
  expect(state.renewals).toBe(1);
});
