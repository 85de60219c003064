import type { AccountFacts } from "../../model/account.ts";
import type { Platform } from "../../model/platform.ts";
import type { PostOrder } from "../../model/post-order.ts";
import type { PostStatus } from "../../store/tables/channel-tables.ts";
import { AccountCalendar, type AccountRhythm } from "./account-calendar.ts";

type Delivery = PostOrder["delivery"];

/** While the app is not audited, what it posts directly is seen by nobody: a draft is worth more, where there are drafts. */
export const usualDelivery = (
  { hasDrafts }: Pick<Platform, "hasDrafts">,
  { isAudited }: Pick<AccountFacts, "isAudited">,
): Delivery => (hasDrafts === true && !isAudited ? "draft" : "direct");

/** How many posts of a kind a platform takes of one account within any 24 hours; undefined: it does not say. */
export function rollingCapOf(
  platform: Pick<Platform, "postsPerDayMax" | "draftsPerDayMax"> | undefined,
  delivery: Delivery,
): number | undefined {
  return (delivery === "draft" ? platform?.draftsPerDayMax : platform?.postsPerDayMax)?.value;
}

/** An account's rhythm within what its platform takes at all. */
export function cappedRhythm(
  facts: AccountFacts,
  platform: Platform | undefined,
  delivery: Delivery = usualDelivery(platform ?? {}, facts),
): AccountRhythm {
  const rollingCap = rollingCapOf(platform, delivery);
  if (rollingCap === undefined) return facts;
  return { ...facts, dailyCap: Math.min(facts.dailyCap, rollingCap), rollingCap };
}

export interface SentPost {
  status: PostStatus;
  /** When it went out. */
  atMs: number;
}

/**
 * When an account may post next by its cap, its gap and its platform's cap of 24 hours, whatever its slots; undefined: not
 * within a year. `sent`: what went out or is on its way.
 */
export function nextAllowedMs(
  account: { facts: AccountFacts; platform: Platform; delivery: Delivery; gapMs: number },
  sent: readonly SentPost[],
  fromMs: number,
): number | undefined {
  const { facts, platform, delivery, gapMs } = account;
  const { timeZone } = facts;
  const own = new AccountCalendar({ ...facts, slots: [] }, gapMs, momentsOf(sent)).next(fromMs);
  const rollingCap = rollingCapOf(platform, delivery);
  if (own === undefined || rollingCap === undefined) return own;
  const rhythm = { dailyCap: Infinity, slots: [], timeZone, rollingCap };
  const sameKind = sent.filter(({ status }) => mayBe(delivery, status));
  const there = new AccountCalendar(rhythm, 0, momentsOf(sameKind)).next(fromMs);
  return there === undefined ? undefined : Math.max(own, there);
}

const momentsOf = (posts: readonly SentPost[]): number[] => posts.map(({ atMs }) => atMs);

/** What is on its way, or parked, may be of either kind. */
const mayBe = (delivery: Delivery, status: PostStatus): boolean =>
  status === "pending" || status === "parked" || (status === "draft") === (delivery === "draft");
