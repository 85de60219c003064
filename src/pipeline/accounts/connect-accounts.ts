import { AppError } from "../../core/app-error.ts";
import type { AccountWishes } from "../../model/account.ts";
import type { AccountsConnectedDocument } from "../../model/account-documents.ts";
import type { Grant, PlatformApp, PlatformLogin } from "../../providers/contracts/platform-login.ts";
import { listAccounts, type SocialAccount } from "../../store/repositories/social-accounts.ts";
import { withGrant } from "./account-access.ts";
import { accountFacts, placeOf } from "./account-facts.ts";
import { loginByBrowser } from "./browser-login.ts";
import { chooseGranted, type NamedGrant } from "./choose-granted.ts";
import { keptAccount } from "./describe-accounts.ts";
import { type DeviceParts, loginByDevice } from "./device-login.ts";
import { findApp } from "./find-app.ts";
import { type AccountToKeep, type KeepParts, keepAccounts } from "./keep-accounts.ts";
import type { LoginTalk } from "./login-talk.ts";

export interface ConnectRequest {
  platform: string;
  /** Undefined: every account that the login opens. */
  name: string | undefined;
  /** Undefined: the platform's usual one. */
  way: string | undefined;
  isDevice: boolean;
  wishes: AccountWishes;
}

export interface ConnectParts extends KeepParts {
  /** How people know the platform. */
  title: string;
  /** Of the platform, by the way that was asked for. */
  login: PlatformLogin;
  /** The way that `login` is; null: there is only one. */
  way: string | null;
  talk: LoginTalk;
  wait: DeviceParts["wait"];
  timeZone: string;
}

/**
 * Lets viral in to accounts of a platform: a person allows it, and what comes of it is kept. Errors: those of `findApp`,
 * `loginByBrowser`, `loginByDevice`, `chooseGranted`, and usage `account-name-unfitting`.
 */
export async function connectAccounts(
  request: ConnectRequest,
  parts: ConnectParts,
): Promise<AccountsConnectedDocument> {
  const { login, store, secrets, talk, signal, title } = parts;
  const before = (await listAccounts(store)).filter(({ platform }) => platform === request.platform);
  const app = await findApp({
    platform: request.platform,
    title,
    accounts: likeliestFirst(before, request.name, parts.way),
    secrets,
    talk,
  });
  const asked = { ...parts, app };
  const grant = request.isDevice ? await loginByDevice(asked, title) : await loginByBrowser(asked);
  const chosen = chooseGranted(await login.accountsOf(grant, signal), request.name, before);
  const toKeep = chosen.map((one) => accountToKeep(one, { request, app, grant, before, parts }));
  const kept = await keepAccounts(toKeep, parts);
  return {
    schema: "viral.accounts-connected/1",
    accounts: kept.map((account, index) => keptAccount(account, toKeep[index]?.before, login.scopes)),
  };
}

function likeliestFirst(
  accounts: readonly SocialAccount[],
  name: string | undefined,
  way: string | null,
): SocialAccount[] {
  const sameWay = accounts.filter(({ facts }) => facts["login"] === way);
  return sameWay.toSorted((a, b) => Number(b.name === name) - Number(a.name === name));
}

interface Connected {
  request: ConnectRequest;
  app: PlatformApp;
  grant: Grant;
  before: readonly SocialAccount[];
  parts: ConnectParts;
}

function accountToKeep(
  { name, granted }: NamedGrant,
  { request, app, grant, before, parts }: Connected,
): AccountToKeep {
  const { platform, wishes } = request;
  const { userId, facts, name: displayName } = granted;
  const place = placeOf({ platform, name, userId }, before);
  if ("problem" in place) throw unfitting(displayName, place.problem);
  const own = granted.grant ?? grant;
  const secret = withGrant(
    {
      ...app,
      accessToken: own.accessToken,
      refreshToken: null,
      expiresAtMs: null,
      refreshExpiresAtMs: null,
      scopes: null,
      renewalSentAtMs: null,
    },
    own,
  );
  const { expiresAtMs, refreshExpiresAtMs, scopes } = secret;
  const identity = {
    userId,
    displayName,
    login: parts.way,
    facts: { ...facts },
    scopes,
    expiresAtMs,
    refreshExpiresAtMs,
    connectedAtMs: parts.clock.nowMs(),
  };
  return {
    platform,
    name,
    before: place.before,
    facts: accountFacts(identity, wishes, place.before, parts.timeZone),
    secret,
  };
}

const unfitting = (displayName: string, problem: string): AppError =>
  new AppError({
    kind: "usage",
    code: "account-name-unfitting",
    message: `The login opens ${displayName}, but ${problem}.`,
    hint: "Nothing was changed here.",
  });
