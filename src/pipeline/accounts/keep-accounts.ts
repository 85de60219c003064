import { AppError } from "../../core/app-error.ts";
import type { Clock } from "../../core/clock.ts";
import type { NewId } from "../../core/ids.ts";
import type { AccountFacts, AccountSecret } from "../../model/account.ts";
import type { SecretStore } from "../../providers/contracts/secret-store.ts";
import { type SocialAccount, saveAccount } from "../../store/repositories/social-accounts.ts";
import type { Store } from "../../store/scope.ts";
import { wakePostsOf } from "../post/queue/login-lost.ts";
import type { AccessParts } from "./account-access.ts";
import { replaceAccountSecret } from "./account-secret.ts";

export interface AccountToKeep {
  platform: string;
  name: string;
  /** The one that it takes the place of. */
  before: SocialAccount | undefined;
  facts: AccountFacts;
  secret: AccountSecret;
}

export interface KeepParts {
  store: Store;
  secrets: Pick<SecretStore, "get" | "set" | "delete">;
  clock: Clock;
  newId: NewId;
  lock: AccessParts["lock"];
  signal: AbortSignal;
}

/**
 * Keeps all of them or none: first their secrets, then, in one transaction, the rows that call them connected, and what
 * waits for their login is due. Whatever fails, the secrets of before are put back.
 */
export async function keepAccounts(
  accounts: readonly AccountToKeep[],
  parts: KeepParts,
): Promise<SocialAccount[]> {
  const placed = accounts.map((account) => ({
    ...account,
    id: account.before?.id ?? parts.newId("account"),
  }));
  const locks: { release(): void }[] = [];
  const undos: (() => Promise<void>)[] = [];
  try {
    // In one order: two that want the same ones must not wait for each other.
    for (const { id } of placed.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
      locks.push(await parts.lock(id, parts.signal));
    for (const { id, secret } of placed) {
      const { write, undo } = await replaceAccountSecret(parts.secrets, id, secret);
      undos.push(undo);
      await write();
    }
    return await saveRows(placed, parts);
  } catch (error) {
    for (const undo of undos.toReversed()) await undo();
    throw error;
  } finally {
    for (const lock of locks) lock.release();
  }
}

async function saveRows(
  placed: readonly (AccountToKeep & { id: string })[],
  { store, clock }: KeepParts,
): Promise<SocialAccount[]> {
  return await store.transaction(async (scope) => {
    const rows: SocialAccount[] = [];
    for (const { id, platform, name, facts } of placed) {
      const row = await saveAccount(scope, { id, platform, name, status: "connected", facts }, clock.nowMs());
      // Another process has just connected one of this name: its tokens are not these.
      if (row.id !== id) throw nameTaken(`${platform}/${name}`);
      await wakePostsOf(scope, row.id, clock.nowMs());
      rows.push(row);
    }
    return rows;
  });
}

const nameTaken = (label: string): AppError =>
  new AppError({
    kind: "transient",
    code: "account-name-taken",
    message: `${label} was connected by another process in this moment.`,
    hint: "`viral accounts list` shows it; do this again if it is not the one that you want.",
  });
