import { AppError } from "../../core/app-error.ts";
import { nearestName } from "../../core/nearest.ts";
import { AccountFacts } from "../../model/account.ts";
import type { AccountsImportedDocument } from "../../model/account-documents.ts";
import type { ImportedAccount } from "../../model/imported-account.ts";
import type { PlatformLogin } from "../../providers/contracts/platform-login.ts";
import { listAccounts, type SocialAccount } from "../../store/repositories/social-accounts.ts";
import { accountFacts, placeOf } from "./account-facts.ts";
import { keptAccount } from "./describe-accounts.ts";
import { type AccountToKeep, type KeepParts, keepAccounts } from "./keep-accounts.ts";
import { readTokensFile, type TokensEntry, type TokensProblem } from "./read-tokens-file.ts";

export interface ImportParts extends KeepParts {
  platforms: ReadonlyMap<string, PlatformLogin>;
  timeZone: string;
}

/**
 * Takes accounts with tokens that were made elsewhere; asks no platform. All of them or none: usage error
 * `tokens-file-invalid` says everything that is wrong with which entry, and quotes nothing of it.
 */
export async function importAccounts(text: string, parts: ImportParts): Promise<AccountsImportedDocument> {
  const { entries, problems } = readTokensFile(text);
  const before = await listAccounts(parts.store);
  const toKeep: AccountToKeep[] = [];
  for (const entry of entries) {
    const kept = accountToKeep(entry, { entries, before, parts });
    if (typeof kept === "string") problems.push({ entry: entry.entry, message: kept });
    else toKeep.push(kept);
  }
  if (problems.length > 0) throw invalid(problems);
  const kept = await keepAccounts(toKeep, parts);
  return {
    schema: "viral.accounts-imported/1",
    accounts: kept.map((account, index) =>
      keptAccount(account, toKeep[index]?.before, wantedScopes(account, parts)),
    ),
  };
}

interface Situation {
  entries: readonly TokensEntry[];
  before: readonly SocialAccount[];
  parts: ImportParts;
}

/** Or what is wrong with it. */
function accountToKeep(
  { entry, account }: TokensEntry,
  { entries, before, parts }: Situation,
): AccountToKeep | string {
  const { platform, name, userId } = account;
  const login = parts.platforms.get(platform);
  if (!login) return noPlatform(platform, [...parts.platforms.keys()]);
  const way = wayOf(account, login);
  if (way === undefined) return `way: expected ${login.ways.join(" or ") || "nothing: there is only one"}`;
  const twin = entries.find(
    (other) =>
      other.entry < entry &&
      other.account.platform === platform &&
      (other.account.name === name || other.account.userId === userId),
  );
  if (twin) return `it has the name or the userId of entry ${twin.entry}`;
  const place = placeOf({ platform, name, userId }, before);
  if ("problem" in place) return place.problem;
  const { clientId, clientSecret, accessToken } = account;
  const scopes = account.scopes ?? null;
  const ends = {
    expiresAtMs: account.expiresAt ?? null,
    refreshExpiresAtMs: account.refreshExpiresAt ?? null,
  };
  const old = place.before && AccountFacts.parse(place.before.facts);
  const identity = {
    userId,
    displayName: old?.displayName ?? null,
    login: way,
    facts: old?.facts ?? {},
    scopes,
    ...ends,
    connectedAtMs: parts.clock.nowMs(),
  };
  return {
    platform,
    name,
    before: place.before,
    facts: accountFacts(identity, account, place.before, parts.timeZone),
    secret: {
      clientId,
      clientSecret,
      accessToken,
      refreshToken: account.refreshToken || null,
      ...ends,
      scopes,
      renewalSentAtMs: null,
    },
  };
}

/** Of a platform with several ways the one whose scopes these are, else the usual one. Undefined: there is no such way. */
function wayOf({ way, scopes }: ImportedAccount, login: PlatformLogin): string | null | undefined {
  const { ways } = login;
  if (way) return ways.includes(way) ? way : undefined;
  const shared = (one: string): number =>
    login.by?.(one).scopes.filter((scope) => scopes?.includes(scope)).length ?? 0;
  return ways.toSorted((a, b) => shared(b) - shared(a))[0] ?? null;
}

function noPlatform(written: string, known: readonly string[]): string {
  const nearest = nearestName(written, known);
  return `platform: expected ${known.join(", ")}${nearest ? `; did you mean ${nearest}?` : ""}`;
}

function wantedScopes({ platform, facts }: SocialAccount, { platforms }: ImportParts): readonly string[] {
  const login = platforms.get(platform);
  const way = facts["login"];
  return (typeof way === "string" ? login?.by?.(way) : login)?.scopes ?? [];
}

function invalid(problems: readonly TokensProblem[]): AppError {
  const lines = problems
    .toSorted((a, b) => a.entry - b.entry)
    .map(({ entry, message }) => (entry === 0 ? message : `entry ${entry}: ${message}`));
  return new AppError({
    kind: "usage",
    code: "tokens-file-invalid",
    message: `Nothing was imported:\n  ${lines.join("\n  ")}`,
    hint: "The page of each platform in docs/ shows what an entry looks like.",
  });
}
