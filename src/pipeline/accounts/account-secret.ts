import { AppError } from "../../core/app-error.ts";
import { AccountSecret } from "../../model/account.ts";
import type { SecretStore } from "../../providers/contracts/secret-store.ts";

/** The code of the error that says so. */
export const RECONNECT = "account-reconnect-needed";

type Secrets = Pick<SecretStore, "get" | "set" | "delete">;

/** Secrets are named as variables are; an account's is of its id. */
const nameOf = (accountId: string): string => `VIRAL_ACCOUNT_${accountId.replace(/\W/g, "_").toUpperCase()}`;

/** Refused `account-reconnect-needed` when there is none; config `account-secret-broken`. */
export async function readAccountSecret(
  secrets: Pick<SecretStore, "get">,
  accountId: string,
): Promise<AccountSecret> {
  const text = await secrets.get(nameOf(accountId));
  if (text === undefined) throw reconnectNeeded(accountId, "its tokens are not on this machine");
  try {
    return AccountSecret.parse(JSON.parse(text));
  } catch {
    // What broke it may quote it: nothing of that is passed on.
    throw new AppError({
      kind: "config",
      code: "account-secret-broken",
      message: `The stored tokens of account ${accountId} cannot be read.`,
      hint: "Connect the account again: `viral accounts connect`.",
    });
  }
}

/** Durable before it returns. */
export async function writeAccountSecret(
  secrets: Secrets,
  accountId: string,
  secret: AccountSecret,
): Promise<void> {
  await secrets.set(nameOf(accountId), JSON.stringify(secret));
}

/** Two acts: to write it, and to put back what was there before. */
export async function replaceAccountSecret(
  secrets: Secrets,
  accountId: string,
  secret: AccountSecret,
): Promise<{ write: () => Promise<void>; undo: () => Promise<void> }> {
  const before = await secrets.get(nameOf(accountId));
  return {
    write: async () => await writeAccountSecret(secrets, accountId, secret),
    undo: async () => {
      if (before === undefined) await deleteAccountSecret(secrets, accountId);
      else await secrets.set(nameOf(accountId), before);
    },
  };
}

export async function deleteAccountSecret(secrets: Secrets, accountId: string): Promise<void> {
  await secrets.delete(nameOf(accountId));
}

export function reconnectNeeded(accountId: string, why: string): AppError {
  return new AppError({
    kind: "refused",
    code: RECONNECT,
    message: `Account ${accountId} must be connected again: ${why}.`,
    hint: "`viral accounts list` names it; `viral accounts connect <platform> --name <name>` connects it.",
    details: { accountId },
  });
}
