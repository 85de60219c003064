import { isAppError } from "./core/app-error.ts";
import type { Clock } from "./core/clock.ts";
import { AccountFacts } from "./model/account.ts";
import { type AccessParts, keepFresh, openAccess } from "./pipeline/accounts/account-access.ts";
import { accountLock } from "./pipeline/accounts/account-lock.ts";
import { accountMissing } from "./pipeline/accounts/account-missing.ts";
import { waitMs } from "./pipeline/wait.ts";
import type { PlatformLogin } from "./providers/contracts/platform-login.ts";
import type { Publisher } from "./providers/contracts/publisher.ts";
import type { SecretStore } from "./providers/contracts/secret-store.ts";
import type { VendorHouse } from "./providers/registry.ts";
import { tryNamedLock } from "./store/named-lock.ts";
import { getAccount, type SocialAccount } from "./store/repositories/social-accounts.ts";
import type { Store } from "./store/scope.ts";

export interface AccountParts {
  house: VendorHouse;
  store: Store;
  secrets: () => Promise<SecretStore>;
  clock: Clock;
  /** Folder of the locks. */
  home: string;
  signal: AbortSignal;
}

/** How a platform lets accounts in; of several ways, the one that was taken. Usage error `vendor-cannot`. */
export function loginOf(house: VendorHouse, platform: string, way: string | null): PlatformLogin {
  const { login } = house.open(platform, "publisher");
  if (!login) throw new Error(`${platform} says that it publishes, and has no login`);
  return (way === null ? undefined : login.by?.(way)) ?? login;
}

export async function accessParts(account: SocialAccount, parts: AccountParts): Promise<AccessParts> {
  const { house, store, secrets, clock, home, signal } = parts;
  return {
    store,
    clock,
    signal,
    secrets: await secrets(),
    login: loginOf(house, account.platform, AccountFacts.parse(account.facts).login),
    lock: accountLock({ tryLock: (name) => tryNamedLock(home, name), wait: waitMs }),
  };
}

/** Who publishes to an account. Refused `account-missing` when it is not connected any more. */
export async function accountPublisher(accountId: string, parts: AccountParts): Promise<Publisher> {
  const account = await getAccount(parts.store, accountId);
  if (!account) throw accountMissing(accountId);
  const { publisherOf } = parts.house.open(account.platform, "publisher");
  if (!publisherOf) throw new Error(`${account.platform} says that it publishes, and has no publisher`);
  const access = await accessParts(account, parts);
  await renewEarly(account, access);
  return publisherOf(openAccess(account, access));
}

/** A grant that nothing renews after its end is renewed well before; while it is good, a platform that cannot is no harm. */
async function renewEarly(account: SocialAccount, access: AccessParts): Promise<void> {
  try {
    await keepFresh(account, access);
  } catch (error) {
    if (!isAppError(error) || error.kind !== "transient") throw error;
    await openAccess(account, access).token();
  }
}
