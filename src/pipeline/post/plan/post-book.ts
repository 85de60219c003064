import { AccountFacts } from "../../../model/account.ts";
import type { Platform } from "../../../model/platform.ts";
import type { PostOrder } from "../../../model/post-order.ts";
import { type PostBefore, postsBefore } from "../../../store/repositories/posts-before.ts";
import { listAccounts, type SocialAccount } from "../../../store/repositories/social-accounts.ts";
import { type LatestPost, latestPosts, type SocialPost } from "../../../store/repositories/social-posts.ts";
import type { StoreScope } from "../../../store/scope.ts";
import { AccountCalendar } from "../../schedule/account-calendar.ts";
import { cappedRhythm } from "../../schedule/platform-caps.ts";
import { PostHistory } from "../gate/post-history.ts";
import type { PoolAccount } from "./choose-account.ts";

export interface BookRequest {
  /** Ids of the accounts that may be planned for; undefined: all that are connected. */
  accountIds: readonly string[] | undefined;
  /** Exactly then, whatever an account's rhythm says; undefined: as each account may, from `fromMs` on. */
  atMs: number | undefined;
  fromMs: number;
  gapMs: number;
  /** What each platform takes at most is theirs to say. */
  platforms: readonly Platform[];
  /** As a person wishes it; null: as is usual for each account. */
  delivery: PostOrder["delivery"] | null;
}

/** Everything that planning looks at, read once: what is out or planned on which account, and when each is free next. */
export async function openPostBook(scope: StoreScope, request: BookRequest): Promise<PostBook> {
  const accounts = (await listAccounts(scope)).filter(
    ({ id, status }) => status === "connected" && (request.accountIds?.includes(id) ?? true),
  );
  return new PostBook(accounts, await postsBefore(scope), await latestPosts(scope), request);
}

/** Kept up while posts are planned, so that each one sees those before it. */
export class PostBook {
  readonly history: PostHistory;
  readonly #rows = new Map<string, AccountRow>();
  /** By account and video, and by account and file: the post that the next of the same would repeat. */
  readonly #latest = new Map<string, string>();

  constructor(
    accounts: readonly SocialAccount[],
    before: readonly PostBefore[],
    latest: readonly LatestPost[],
    request: BookRequest,
  ) {
    this.history = new PostHistory(before);
    for (const account of accounts) {
      const takenMs = before.flatMap(({ accountId, atMs }) => (accountId === account.id ? [atMs] : []));
      this.#rows.set(account.id, new AccountRow(account, takenMs, request));
    }
    for (const { postId, accountId, videoId } of latest) this.#note(postId, accountId, videoId);
    for (const { postId, accountId, mediaSha256 } of before) this.#note(postId, accountId, mediaSha256);
  }

  get accounts(): readonly SocialAccount[] {
    return [...this.#rows.values()].map(({ account }) => account);
  }

  /** The accounts of one platform, each with its next free moment. */
  poolOf(platform: string): PoolAccount[] {
    return [...this.#rows.values()].filter(({ account }) => account.platform === platform);
  }

  /** No account may post until then. */
  isFullUntil(untilMs: number): boolean {
    return [...this.#rows.values()].every(({ nextMs }) => nextMs === undefined || nextMs > untilMs);
  }

  /** The post that this one would repeat; two processes that plan the same at once name the same, and one is refused. */
  latestOfSame({ accountId, videoId, fileSha256 }: PostOrder): string {
    const ids = [videoId, fileSha256].map((shown) => this.#latest.get(keyOf(accountId, shown)) ?? "");
    return ids.toSorted().at(-1) ?? "";
  }

  take(post: SocialPost, text: string): void {
    const { id: postId, accountId, videoId, platform, mediaSha256, scheduledAtMs } = post;
    this.history.add({ postId, accountId, videoId, platform, mediaSha256, text });
    this.#rows.get(accountId)?.take(scheduledAtMs);
    this.#note(postId, accountId, videoId);
    this.#note(postId, accountId, mediaSha256);
  }

  #note(postId: string, accountId: string, shown: string): void {
    const key = keyOf(accountId, shown);
    if (postId > (this.#latest.get(key) ?? "")) this.#latest.set(key, postId);
  }
}

const keyOf = (accountId: string, shown: string): string => `${accountId} ${shown}`;

class AccountRow implements PoolAccount {
  readonly account: SocialAccount;
  readonly facts: AccountFacts;
  nextMs: number | undefined;
  readonly #calendar: AccountCalendar;
  readonly #request: BookRequest;

  constructor(account: SocialAccount, takenMs: readonly number[], request: BookRequest) {
    this.account = account;
    this.facts = AccountFacts.parse(account.facts);
    const platform = request.platforms.find(({ publisher }) => publisher === account.platform);
    const rhythm = cappedRhythm(this.facts, platform, request.delivery ?? undefined);
    this.#calendar = new AccountCalendar(rhythm, request.gapMs, takenMs);
    this.#request = request;
    this.nextMs = this.#free();
  }

  take(atMs: number): void {
    this.#calendar.take(atMs);
    this.nextMs = this.#free();
  }

  #free(): number | undefined {
    return this.#request.atMs ?? this.#calendar.next(this.#request.fromMs);
  }
}
