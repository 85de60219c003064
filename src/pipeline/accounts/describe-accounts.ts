import { isAppError } from "../../core/app-error.ts";
import type { Clock } from "../../core/clock.ts";
import { dayIn } from "../../core/zoned-time.ts";
import { AccountFacts, type AccountSecret } from "../../model/account.ts";
import type {
  AccountStatus,
  AccountSummary,
  AccountsDocument,
  KeptAccount,
} from "../../model/account-documents.ts";
import type { Platform } from "../../model/platform.ts";
import type { SecretStore } from "../../providers/contracts/secret-store.ts";
import { NOT_OUT, type PostBefore, postsBefore } from "../../store/repositories/posts-before.ts";
import { listAccounts, type SocialAccount } from "../../store/repositories/social-accounts.ts";
import type { StoreScope } from "../../store/scope.ts";
import { AccountCalendar } from "../schedule/account-calendar.ts";
import { cappedRhythm } from "../schedule/platform-caps.ts";
import { readAccountSecret } from "./account-secret.ts";

const DAY_MS = 86_400_000;

export interface DescribeParts {
  store: StoreScope;
  secrets: Pick<SecretStore, "get">;
  clock: Clock;
  /** Between two posts of an account. */
  gapMs: number;
  platforms: readonly Platform[];
  /** What a platform may still be sent today by all accounts of the user's app; undefined: it has no such limit. */
  appPostsLeft?: (platform: string) => Promise<number | undefined>;
}

interface Known {
  posts: readonly PostBefore[];
  platform: Platform | undefined;
  gapMs: number;
  nowMs: number;
  appPostsLeft: number | null;
}

/** Every account: who it is, how long its access lasts, what goes out today. Asks no platform. */
export async function describeAccounts(parts: DescribeParts): Promise<AccountsDocument> {
  const { store, secrets, gapMs, platforms } = parts;
  const nowMs = parts.clock.nowMs();
  const posts = await postsBefore(store);
  const accounts: AccountSummary[] = [];
  for (const account of await listAccounts(store)) {
    const own = posts.filter(({ accountId }) => accountId === account.id);
    const platform = platforms.find(({ publisher }) => publisher === account.platform);
    const appPostsLeft = (await parts.appPostsLeft?.(account.platform)) ?? null;
    const look = await lookAtGrant(account, secrets);
    accounts.push(summaryOf(account, look, { posts: own, platform, gapMs, nowMs, appPostsLeft }));
  }
  return { schema: "viral.accounts/1", accounts };
}

function summaryOf(
  account: SocialAccount,
  { status, endsAtMs }: GrantLook,
  { posts, platform: rules, gapMs, nowMs, appPostsLeft }: Known,
): AccountSummary {
  const { id, platform, name } = account;
  const facts = AccountFacts.parse(account.facts);
  const { displayName, userId, scopes, isAudited, niche, language, slots, timeZone } = facts;
  const rhythm = cappedRhythm(facts, rules);
  const today = posts.filter(({ atMs }) => dayIn(timeZone, atMs) === dayIn(timeZone, nowMs));
  const planned = today.filter(({ status }) => NOT_OUT.has(status));
  const takenMs = posts.map(({ atMs }) => atMs);
  const next = new AccountCalendar(rhythm, gapMs, takenMs).next(nowMs);
  return {
    id,
    platform,
    name,
    displayName,
    userId,
    status,
    way: facts.login,
    scopes,
    isAudited,
    niche,
    language,
    dailyCap: rhythm.dailyCap,
    slots,
    timeZone,
    postsToday: today.length - planned.length,
    plannedToday: planned.length,
    appPostsLeft,
    nextSlotAt: next === undefined ? null : iso(next),
    endsAt: endsAtMs === null ? null : iso(endsAtMs),
    daysLeft: endsAtMs === null ? null : Math.max(0, Math.floor((endsAtMs - nowMs) / DAY_MS)),
    connectedAt: iso(facts.connectedAtMs),
  };
}

const iso = (atMs: number): string => new Date(atMs).toISOString();

export interface GrantLook {
  status: AccountStatus;
  /** When nothing renews it any more; null: never, or nobody says. */
  endsAtMs: number | null;
}

/** How an account's grant stands, as far as this machine knows. */
export async function lookAtGrant(
  account: SocialAccount,
  secrets: Pick<SecretStore, "get">,
): Promise<GrantLook> {
  try {
    const secret = await readAccountSecret(secrets, account.id);
    return { status: account.status, endsAtMs: endOf(secret) };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { status: account.status === "disabled" ? "disabled" : "no-tokens", endsAtMs: null };
  }
}

/** An access token may end at any time where a refresh token brings the next one. */
const endOf = ({ refreshToken, expiresAtMs, refreshExpiresAtMs }: AccountSecret): number | null =>
  refreshToken === null ? expiresAtMs : refreshExpiresAtMs;

/** `wanted`: the scopes that were asked for. */
export function keptAccount(
  { id, platform, name, facts }: SocialAccount,
  before: SocialAccount | undefined,
  wanted: readonly string[],
): KeptAccount {
  const { displayName, userId, scopes } = AccountFacts.parse(facts);
  const missingScopes = scopes === null ? [] : wanted.filter((scope) => !scopes.includes(scope));
  return { id, platform, name, displayName, userId, isNew: before === undefined, missingScopes };
}
