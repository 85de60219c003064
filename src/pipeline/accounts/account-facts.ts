import { AccountFacts, type AccountWishes } from "../../model/account.ts";
import type { SocialAccount } from "../../store/repositories/social-accounts.ts";
import { accountLabel } from "./find-account.ts";

const DAILY_CAP = 3;

/** What a login or a file of tokens says of an account. */
export type Identity = Omit<
  AccountFacts,
  "isAudited" | "niche" | "language" | "dailyCap" | "slots" | "timeZone"
>;

/** The facts of an account: who it is, and what a person says of it, or said before. `timeZone`: when nobody did. */
export function accountFacts(
  identity: Identity,
  wishes: AccountWishes,
  before: SocialAccount | undefined,
  timeZone: string,
): AccountFacts {
  const old = before && AccountFacts.parse(before.facts);
  const { audited, niche, language, dailyCap, slots, timeZone: wished } = wishes;
  return {
    ...identity,
    isAudited: audited ?? old?.isAudited ?? false,
    niche: niche === undefined ? (old?.niche ?? null) : niche,
    language: language === undefined ? (old?.language ?? null) : language,
    dailyCap: dailyCap ?? old?.dailyCap ?? DAILY_CAP,
    slots: slots ?? old?.slots ?? [],
    timeZone: wished ?? old?.timeZone ?? timeZone,
  };
}

export interface WantedPlace {
  platform: string;
  name: string;
  userId: string;
}

/**
 * Which account of before one takes the place of, or why it cannot: a name stands for one channel for ever, since what
 * is planned for it must not go out on another, and no channel has two names, since it would be posted to twice.
 */
export function placeOf(
  wanted: WantedPlace,
  accounts: readonly SocialAccount[],
): { before: SocialAccount | undefined } | { problem: string } {
  const ofPlatform = accounts.filter(({ platform }) => platform === wanted.platform);
  const named = ofPlatform.find(({ name }) => name === wanted.name);
  const same = ofPlatform.find(({ facts }) => facts["userId"] === wanted.userId);
  if (same && same !== named)
    return { problem: `this channel is connected already, as ${accountLabel(same)}` };
  if (named && !same)
    return {
      problem: `${accountLabel(named)} is another channel: choose another name, or \`viral accounts remove ${accountLabel(named)}\` first`,
    };
  return { before: named };
}
