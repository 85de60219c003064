import { AppError } from "../../src/core/app-error.ts";
import type { AccountFacts, AccountSecret } from "../../src/model/account.ts";
import type { Grant, PlatformLogin } from "../../src/providers/contracts/platform-login.ts";
import type { SecretStore } from "../../src/providers/contracts/secret-store.ts";
import { type SocialAccount, saveAccount } from "../../src/store/repositories/social-accounts.ts";
import type { Store } from "../../src/store/scope.ts";

export const APP = { clientId: "app-1", clientSecret: "app-secret-0123456789" };
export const HOUR_MS = 3_600_000;

/** Facts of an account that is connected and may post at any time. */
export const accountFacts = (change: Partial<AccountFacts> = {}): AccountFacts => ({
  userId: "7431234567890123456",
  displayName: "@maps",
  login: null,
  facts: {},
  scopes: null,
  isAudited: false,
  niche: null,
  language: null,
  dailyCap: 3,
  slots: [],
  timeZone: "UTC",
  expiresAtMs: null,
  refreshExpiresAtMs: null,
  connectedAtMs: 1,
  ...change,
});

export const accountSecret = (change: Partial<AccountSecret> = {}): AccountSecret => ({
  ...APP,
  accessToken: "access-1-0123456789",
  refreshToken: "refresh-1-0123456789",
  expiresAtMs: 10 * HOUR_MS,
  refreshExpiresAtMs: null,
  scopes: null,
  renewalSentAtMs: null,
  ...change,
});

export function memorySecrets(): SecretStore & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    get: async (name) => kept.get(name),
    set: async (name, value) => {
      kept.set(name, value);
      return "file";
    },
    delete: async (name) => void kept.delete(name),
  };
}

export async function connectedAccount(
  store: Store,
  change: Partial<Pick<SocialAccount, "id" | "platform" | "name">> & { facts?: Partial<AccountFacts> } = {},
): Promise<SocialAccount> {
  const { id = "acc_1", platform = "toy", name = "main", facts = {} } = change;
  return await saveAccount(store, { id, platform, name, status: "connected", facts: accountFacts(facts) }, 1);
}

/** A platform whose refresh tokens rotate: the one of before is dead as soon as a new one is made. */
export function rotatingLogin(now: () => number) {
  const state = { live: "refresh-1-0123456789", renewals: 0, failWith: undefined as Error | undefined };
  const login: PlatformLogin = {
    scopes: ["post"],
    ways: [],
    hasPkce: true,
    renewBeforeMs: HOUR_MS,
    authorizeUrl: () => "https://toy.example/authorize",
    exchange: () => Promise.reject(new Error("nobody connects in this test")),
    revoke: async () => undefined,
    accountsOf: async () => [],
    async refresh(_app, { refreshToken }): Promise<Grant> {
      if (state.failWith) throw state.failWith;
      if (refreshToken !== state.live) throw goneGrant();
      state.renewals += 1;
      state.live = `refresh-${state.renewals + 1}-0123456789`;
      return {
        accessToken: `access-${state.renewals + 1}-0123456789`,
        refreshToken: state.live,
        expiresAtMs: now() + 10 * HOUR_MS,
        refreshExpiresAtMs: null,
        scopes: null,
      };
    },
  };
  return { login, state };
}

export const goneGrant = (): AppError =>
  new AppError({ kind: "refused", code: "account-reconnect-needed", message: "toy: invalid_grant." });
