import { type AppError, type ErrorKind, isAppError } from "../../core/app-error.ts";
import type { Clock } from "../../core/clock.ts";
import { EXIT_CODES } from "../../core/exit-codes.ts";
import { AccountFacts } from "../../model/account.ts";
import type { AccountCheck, AccountsCheckedDocument } from "../../model/account-documents.ts";
import type { AccountLimits, Publisher } from "../../providers/contracts/publisher.ts";
import { getAccount, type SocialAccount, updateAccount } from "../../store/repositories/social-accounts.ts";
import type { Store } from "../../store/scope.ts";
import { wakePostsOf } from "../post/queue/login-lost.ts";
import { RECONNECT } from "./account-secret.ts";

export interface CheckParts {
  store: Store;
  clock: Clock;
  /** With tokens that were renewed where they are near their end. */
  publisherOf: (account: SocialAccount) => Promise<Pick<Publisher, "limits">>;
  signal: AbortSignal;
}

/** Asks the platform of each account whether its tokens are good and what it may do now. Posts nothing. */
export async function checkAccounts(
  accounts: readonly SocialAccount[],
  parts: CheckParts,
): Promise<{ document: AccountsCheckedDocument; exitCode: number }> {
  const checked: AccountCheck[] = [];
  const kinds: ErrorKind[] = [];
  for (const account of accounts) {
    try {
      const limits = await (await parts.publisherOf(account)).limits?.(parts.signal);
      await noteGood(account, limits, parts);
      checked.push({ ...rowOf(account, limits), status: "ok" });
    } catch (error) {
      if (!isAppError(error) || !(error.kind in STATUSES)) throw error;
      const status = statusOf(error);
      if (status === "needs-reconnect")
        await updateAccount(parts.store, account.id, { status: "needs-reconnect" });
      if (status !== "capped") kinds.push(error.kind);
      checked.push({ ...rowOf(account, undefined), ...wordsOf(error), status });
    }
  }
  return { document: { schema: "viral.accounts-checked/1", accounts: checked }, exitCode: exitCodeOf(kinds) };
}

const STATUSES: Readonly<Partial<Record<ErrorKind, AccountCheck["status"]>>> = {
  refused: "refused",
  moderation: "refused",
  transient: "unreachable",
  config: "misconfigured",
  quota: "capped",
};

const statusOf = ({ code, kind }: AppError): AccountCheck["status"] =>
  code === RECONNECT ? "needs-reconnect" : (STATUSES[kind] ?? "refused");

/** One account that must be connected again is what a script has to hear of first. */
function exitCodeOf(kinds: readonly ErrorKind[]): number {
  const order: readonly ErrorKind[] = ["refused", "moderation", "config", "transient"];
  const gravest = order.find((kind) => kinds.includes(kind));
  return gravest === undefined ? 0 : EXIT_CODES[gravest];
}

/** Tokens that work again make a connected account of one that was not, and what waited for them is due. */
async function noteGood(
  { id }: SocialAccount,
  limits: AccountLimits | undefined,
  { store, clock }: CheckParts,
): Promise<void> {
  await store.transaction(async (scope) => {
    // A renewal has changed the row meanwhile.
    const account = await getAccount(scope, id);
    if (!account) return;
    await wakePostsOf(scope, id, clock.nowMs());
    const displayName = limits?.displayName ?? account.facts["displayName"] ?? null;
    const status = account.status === "needs-reconnect" ? "connected" : account.status;
    if (status === account.status && displayName === account.facts["displayName"]) return;
    await updateAccount(scope, id, { status, facts: { ...account.facts, displayName } });
  });
}

function rowOf(
  { id, platform, name, facts }: SocialAccount,
  limits: AccountLimits | undefined,
): Omit<AccountCheck, "status"> {
  const { durationMsMax = null, postsLeft = null, privacies = null, disallows = [] } = limits ?? {};
  const resumesAtMs = limits?.resumesAtMs ?? null;
  return {
    id,
    platform,
    name,
    displayName: limits?.displayName ?? AccountFacts.parse(facts).displayName,
    message: null,
    hint: null,
    postsLeft,
    durationMsMax,
    privacies: privacies === null ? null : [...privacies],
    disallows: [...disallows],
    resumesAt: isoOrNull(resumesAtMs),
  };
}

function wordsOf({ message, hint, details }: AppError): Pick<AccountCheck, "message" | "hint" | "resumesAt"> {
  const { untilMs } = details;
  return { message, hint: hint ?? null, resumesAt: isoOrNull(typeof untilMs === "number" ? untilMs : null) };
}

const isoOrNull = (atMs: number | null): string | null =>
  atMs === null ? null : new Date(atMs).toISOString();
