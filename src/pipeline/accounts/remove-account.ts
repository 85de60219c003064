import { AppError, isAppError, withHint } from "../../core/app-error.ts";
import { AccountFacts } from "../../model/account.ts";
import type { AccountRemovedDocument } from "../../model/account-documents.ts";
import { getJob, updateJob } from "../../store/repositories/jobs.ts";
import { deleteAccount, type SocialAccount } from "../../store/repositories/social-accounts.ts";
import {
  getPost,
  postsInStatus,
  type SocialPost,
  updatePost,
} from "../../store/repositories/social-posts.ts";
import type { StoreScope } from "../../store/scope.ts";
import { followResolution } from "../post/queue/follow-resolution.ts";
import { type AccessParts, grantOf, openAccess } from "./account-access.ts";
import { deleteAccountSecret, RECONNECT, readAccountSecret } from "./account-secret.ts";
import { accountLabel } from "./find-account.ts";

/**
 * Takes the grant back at the platform, then forgets secrets and row. What of its posts is not out is dropped with it; what
 * may be out is parked. A platform that cannot be asked now stops it, and nothing is forgotten; one that says no is told of
 * in `notes`. `isLocal`: the platform is not asked. Usage error `account-posting` while one of them is being sent.
 */
export async function removeAccount(
  account: SocialAccount,
  isLocal: boolean,
  parts: AccessParts,
): Promise<AccountRemovedDocument> {
  const { id, platform, name } = account;
  const { store, secrets, lock, clock, signal } = parts;
  await refuseWhileSending(store, account);
  const notes = isLocal
    ? ["The platform was not asked: viral may still be let in there."]
    : await revoke(account, parts);
  let given: GivenUp;
  const held = await lock(id, signal);
  try {
    // In this order: a row without secrets can be removed once more, secrets without a row would stay for ever.
    await deleteAccountSecret(secrets, id);
    given = await store.transaction(async (scope) => {
      await refuseWhileSending(scope, account);
      await deleteAccount(scope, id);
      return await giveUpPosts(scope, id, clock.nowMs());
    });
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
    notes: [...notes, ...given.inDoubtIds.map(mayBeThere)],
    openPostCount: given.droppedCount,
  };
}

const mayBeThere = (postId: string): string =>
  `Post ${postId} may be on the account: look there, then \`viral queue\` says how to settle it.`;

const openPosts = async (scope: StoreScope, accountId: string): Promise<SocialPost[]> =>
  (await postsInStatus(scope, ["held", "waiting", "paused", "pending"])).filter(
    (post) => post.accountId === accountId,
  );

async function refuseWhileSending(scope: StoreScope, account: SocialAccount): Promise<void> {
  for (const { id, jobId } of await openPosts(scope, account.id)) {
    const job = jobId === null ? undefined : await getJob(scope, jobId);
    if (job?.status === "running") throw posting(account, id);
  }
}

interface GivenUp {
  droppedCount: number;
  /** Posts that may be out. */
  inDoubtIds: readonly string[];
}

async function giveUpPosts(scope: StoreScope, accountId: string, nowMs: number): Promise<GivenUp> {
  const posts = await openPosts(scope, accountId);
  const inDoubtIds: string[] = [];
  for (const { id, jobId } of posts) {
    const job = jobId === null ? undefined : await getJob(scope, jobId);
    await updatePost(scope, id, { status: "dropped" });
    if (!job) continue;
    await updateJob(scope, job.id, { status: "dropped", waitingFor: null }, nowMs);
    await followResolution(scope, { ...job, status: "dropped" }, nowMs);
    if ((await getPost(scope, id))?.status === "parked") inDoubtIds.push(id);
  }
  return { droppedCount: posts.length - inDoubtIds.length, inDoubtIds };
}

const posting = (account: SocialAccount, postId: string): AppError =>
  new AppError({
    kind: "usage",
    code: "account-posting",
    message: `Post ${postId} is being sent to ${accountLabel(account)} in this moment.`,
    hint: "Wait until it has ended. If nothing runs any more, `viral post --due` ends it.",
  });

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
