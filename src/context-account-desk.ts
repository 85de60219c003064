import type { CommandContext } from "./commands/command.ts";
import { type AccountParts, accessParts, accountPublisher, loginOf } from "./context-accounts.ts";
import { openHouse, type ServiceParts } from "./context-services.ts";
import { AppError } from "./core/app-error.ts";
import { systemClock } from "./core/clock.ts";
import { newRandomId } from "./core/ids.ts";
import { accountLock } from "./pipeline/accounts/account-lock.ts";
import { checkAccounts } from "./pipeline/accounts/check-accounts.ts";
import { connectAccounts } from "./pipeline/accounts/connect-accounts.ts";
import { describeAccounts } from "./pipeline/accounts/describe-accounts.ts";
import { findAccount } from "./pipeline/accounts/find-account.ts";
import { importAccounts } from "./pipeline/accounts/import-accounts.ts";
import type { KeepParts } from "./pipeline/accounts/keep-accounts.ts";
import { removeAccount } from "./pipeline/accounts/remove-account.ts";
import { createUsageLog } from "./pipeline/usage-log.ts";
import { waitMs } from "./pipeline/wait.ts";
import type { PlatformLogin } from "./providers/contracts/platform-login.ts";
import { tryNamedLock } from "./store/named-lock.ts";
import { listAccounts } from "./store/repositories/social-accounts.ts";
import type { Store } from "./store/scope.ts";

export interface AccountDeskParts extends Pick<ServiceParts, "settings" | "env" | "secrets" | "library"> {
  store: Store;
  /** Folder of the locks. */
  home: string;
  signal: AbortSignal;
}

/** What a person does with accounts by themselves, outside of any run. */
export type AccountDesk = Pick<
  CommandContext,
  "connectAccounts" | "listAccounts" | "checkAccounts" | "removeAccount" | "importAccounts"
>;

export function openAccountDesk(parts: AccountDeskParts): AccountDesk {
  const { store, secrets, settings } = parts;
  const gapMs = settings.posting.gapMinutes * 60_000;
  return {
    connectAccounts: async (request, talk) =>
      await withAccounts(parts, async (accounts) => {
        const { house } = accounts;
        const usual = loginOf(house, request.platform, null);
        const way = wayOf(usual, request.way);
        const title = house.definitions.find(({ id }) => id === request.platform)?.title ?? request.platform;
        const login = loginOf(house, request.platform, way);
        const keeping = await keepParts(parts);
        return await connectAccounts(request, {
          ...keeping,
          title,
          login,
          way,
          talk,
          wait: waitMs,
          timeZone: systemTimeZone(),
        });
      }),
    listAccounts: async () =>
      await withAccounts(parts, async ({ house }) => {
        const appPostsLeft = async (platform: string): Promise<number | undefined> =>
          await house.open(platform, "publisher").appPostsLeft?.();
        const known = { store, secrets: await secrets(), clock: systemClock, gapMs, appPostsLeft };
        return await describeAccounts({ ...known, platforms: parts.library.platforms() });
      }),
    checkAccounts: async (written) =>
      await withAccounts(parts, async (accounts) => {
        const asked = written === undefined ? await listAccounts(store) : [await findAccount(store, written)];
        const publisherOf = async ({ id }: { id: string }) => await accountPublisher(id, accounts);
        return await checkAccounts(asked, { store, clock: systemClock, publisherOf, signal: parts.signal });
      }),
    removeAccount: async (written, isLocal) =>
      await withAccounts(parts, async (accounts) => {
        const account = await findAccount(store, written);
        return await removeAccount(account, isLocal, await accessParts(account, accounts));
      }),
    importAccounts: async (text) =>
      await withAccounts(parts, async ({ house }) => {
        const publishers = house.definitions.filter(({ contracts }) => contracts.includes("publisher"));
        const platforms = new Map(publishers.map(({ id }) => [id, loginOf(house, id, null)]));
        const keeping = await keepParts(parts);
        return await importAccounts(text, { ...keeping, platforms, timeZone: systemTimeZone() });
      }),
  };
}

const systemTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

async function keepParts({ store, secrets, home, signal }: AccountDeskParts): Promise<KeepParts> {
  const lock = accountLock({ tryLock: (name) => tryNamedLock(home, name), wait: waitMs });
  return { store, signal, lock, secrets: await secrets(), clock: systemClock, newId: newRandomId };
}

/** Every request to a platform leaves its row, also of what fails. */
async function withAccounts<T>(
  parts: AccountDeskParts,
  work: (accounts: AccountParts) => Promise<T>,
): Promise<T> {
  const { store, secrets, home, signal } = parts;
  const usage = createUsageLog({ store, newId: newRandomId, clock: systemClock });
  try {
    const house = openHouse(parts, usage);
    return await work({ house, store, secrets, clock: systemClock, home, signal });
  } finally {
    await usage.settled();
  }
}

function wayOf({ ways }: PlatformLogin, wanted: string | undefined): string | null {
  if (wanted === undefined) return ways[0] ?? null;
  if (ways.includes(wanted)) return wanted;
  throw new AppError({
    kind: "usage",
    code: "login-way-unknown",
    message: `This platform has no login called ${JSON.stringify(wanted)}.`,
    hint: ways.length === 0 ? "It has only one: leave --way out." : `There are ${ways.join(" and ")}.`,
  });
}
