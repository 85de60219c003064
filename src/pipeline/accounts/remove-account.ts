import { isAppError, withHint } from "../../core/app-error.ts";
import { AccountFacts } from "../../model/account.ts";
import type { AccountRemovedDocument } from "../../model/account-documents.ts";
import { postsBefore } from "../../store/repositories/posts-before.ts";
import { deleteAccount, type SocialAccount } from "../../store/repositories/social-accounts.ts";
import type { PostStatus } from "../../store/tables/channel-tables.ts";
import { type AccessParts, grantOf, openAccess } from "./account-access.ts";
import { deleteAccountSecret, RECONNECT, readAccountSecret } from "./account-secret.ts";

const OPEN: readonly PostStatus[] = ["held", "waiting", "paused", "pending"];

/**
 * Takes the grant back at the platform, then forgets secrets and row; its posts stay. A platform that cannot be asked now
 * stops it, and nothing is forgotten; one that says no is told of in `notes`. `isLocal`: the platform is not asked.
 */
export async function removeAccount(
  account: SocialAccount,
  isLocal: boolean,
  parts: AccessParts,
): Promise<AccountRemovedDocument> {
  const { id, platform, name } = account;
  const { store, secrets, lock, signal } = parts;
  const notes = isLocal
    ? ["The platform was not asked: viral may still be let in there."]
    : await revoke(account, parts);
  const posts = (await postsBefore(store)).filter(
    (post) => post.accountId === id && OPEN.includes(post.status),
  );
  const held = await lock(id, signal);
  try {
    // In this order: a row without secrets can be removed once more, secrets without a row would stay for ever.
    await deleteAccountSecret(secrets, id);
    await deleteAccount(store, id);
  } finally {
    held.release();
  }
  return {
    schema: "viral.account-removed/1",
    id,
    platform,
    name,
    displayName: AccountFacts.parse(account.facts).displayName,
    isRevoked: notes.length === 0,
    notes,
    openPostCount: posts.length,
  };
}

/** Why the grant could not be taken back; nothing: it was. */
async function revoke(account: SocialAccount, parts: AccessParts): Promise<string[]> {
  try {
    // A grant is taken back with a token that is good.
    await openAccess(account, parts).token();
    const secret = await readAccountSecret(parts.secrets, account.id);
    const { clientId, clientSecret } = secret;
    await parts.login.revoke({ clientId, clientSecret }, grantOf(secret), parts.signal);
    return [];
  } catch (error) {
    if (!isAppError(error) || !DECIDED.has(error.kind)) throw error;
    if (error.code === RECONNECT) return ["There was no grant any more that could be taken back."];
    return [withHint(error)];
  }
}

/** Asking again would change nothing. */
const DECIDED: ReadonlySet<string> = new Set(["refused", "config"]);
