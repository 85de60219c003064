import { type AppError, isAppError } from "../../core/app-error.ts";
import type { Clock } from "../../core/clock.ts";
import { limitTime } from "../../core/time-limit.ts";
import { AccountFacts, type AccountSecret } from "../../model/account.ts";
import type { AccountAccess } from "../../providers/contracts/account-access.ts";
import type { Grant, PlatformLogin } from "../../providers/contracts/platform-login.ts";
import type { SecretStore } from "../../providers/contracts/secret-store.ts";
import { getAccount, type SocialAccount, updateAccount } from "../../store/repositories/social-accounts.ts";
import type { Store } from "../../store/scope.ts";
import { RECONNECT, readAccountSecret, reconnectNeeded, writeAccountSecret } from "./account-secret.ts";

export interface AccessParts {
  store: Store;
  secrets: Pick<SecretStore, "get" | "set" | "delete">;
  clock: Clock;
  login: PlatformLogin;
  /** Waits until no other process of this machine renews this account's tokens; then this one may. */
  lock: (accountId: string, signal: AbortSignal) => Promise<{ release(): void }>;
  signal: AbortSignal;
}

/** A token is renewed this long before its end at least: a request takes its time. */
const MARGIN_MS = 60_000;
const RENEW_TIMEOUT_MS = 60_000;

/**
 * The way to an account's tokens: read anew for every request, renewed under a lock by one process at a time, and stored
 * before anybody uses them.
 */
export function openAccess(account: SocialAccount, parts: AccessParts): AccountAccess {
  const facts = AccountFacts.parse(account.facts);
  return {
    accountId: account.id,
    userId: facts.userId,
    isAudited: facts.isAudited,
    login: facts.login,
    facts: facts.facts,
    async token(refused) {
      const secret = await readAccountSecret(parts.secrets, account.id);
      if (isGood(secret, refused, parts.clock.nowMs())) return secret.accessToken;
      return await renewed(account.id, refused, parts);
    },
  };
}

/** Renews tokens before they are near their end, where the platform asks for that; true: they were. */
export async function keepFresh(account: SocialAccount, parts: AccessParts): Promise<boolean> {
  const { accessToken, expiresAtMs } = await readAccountSecret(parts.secrets, account.id);
  if (expiresAtMs === null || expiresAtMs - parts.login.renewBeforeMs > parts.clock.nowMs()) return false;
  await renewed(account.id, accessToken, parts);
  return true;
}

const isGood = (
  { accessToken, expiresAtMs }: AccountSecret,
  refused: string | undefined,
  nowMs: number,
): boolean => accessToken !== refused && (expiresAtMs === null || expiresAtMs - MARGIN_MS > nowMs);

async function renewed(accountId: string, refused: string | undefined, parts: AccessParts): Promise<string> {
  const { secrets, clock, signal } = parts;
  const lock = await parts.lock(accountId, signal);
  try {
    const secret = await readAccountSecret(secrets, accountId);
    // Another process may have been faster.
    if (isGood(secret, refused, clock.nowMs())) return secret.accessToken;
    await writeAccountSecret(secrets, accountId, { ...secret, renewalSentAtMs: clock.nowMs() });
    const next = withGrant(secret, await askForGrant(accountId, secret, parts));
    await writeAccountSecret(secrets, accountId, next);
    await noteRenewal(accountId, next, parts);
    return next.accessToken;
  } finally {
    lock.release();
  }
}

async function askForGrant(accountId: string, secret: AccountSecret, parts: AccessParts): Promise<Grant> {
  const app = { clientId: secret.clientId, clientSecret: secret.clientSecret };
  const tooSlow = () => new Error(`No new token for ${accountId} within ${RENEW_TIMEOUT_MS} ms.`);
  const limit = limitTime(RENEW_TIMEOUT_MS, tooSlow, parts.signal);
  try {
    return await parts.login.refresh(app, grantOf(secret), limit.signal);
  } catch (error) {
    if (!isAppError(error) || error.code !== RECONNECT) throw error;
    // Its tokens stay as they are: another machine may have the good ones.
    await updateAccount(parts.store, accountId, { status: "needs-reconnect" });
    throw reconnectNeeded(accountId, whyLost(error, secret));
  } finally {
    limit.release();
  }
}

function whyLost({ message }: AppError, { renewalSentAtMs }: AccountSecret): string {
  const said = message.replace(/\.$/u, "");
  return renewalSentAtMs === null
    ? `${said}; another machine may use the same tokens`
    : `${said}; the answer to an earlier renewal was lost`;
}

export const grantOf = (secret: AccountSecret): Grant => ({
  accessToken: secret.accessToken,
  refreshToken: secret.refreshToken,
  expiresAtMs: secret.expiresAtMs,
  refreshExpiresAtMs: secret.refreshExpiresAtMs,
  scopes: secret.scopes,
});

/** What an answer does not bring stays as it was: an empty refresh token never takes the place of a good one. */
export function withGrant(secret: AccountSecret, grant: Grant): AccountSecret {
  return {
    ...secret,
    accessToken: grant.accessToken,
    refreshToken: grant.refreshToken || secret.refreshToken,
    expiresAtMs: grant.expiresAtMs,
    refreshExpiresAtMs: grant.refreshExpiresAtMs ?? secret.refreshExpiresAtMs,
    scopes: grant.scopes === null ? secret.scopes : [...grant.scopes],
    renewalSentAtMs: null,
  };
}

async function noteRenewal(accountId: string, secret: AccountSecret, { store }: AccessParts): Promise<void> {
  const account = await getAccount(store, accountId);
  if (!account) return;
  const { expiresAtMs, refreshExpiresAtMs } = secret;
  const facts = { ...account.facts, expiresAtMs, refreshExpiresAtMs };
  await updateAccount(store, accountId, { status: "connected", facts });
}
