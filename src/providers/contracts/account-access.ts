/** What a platform's requests may know of one account. */
export interface AccountAccess {
  /** Ours. */
  readonly accountId: string;
  /** The platform's own id of who posts; text, however many digits it has. */
  readonly userId: string;
  /** The app that this account gave its grant to may post to everybody. */
  readonly isAudited: boolean;
  /** Which of the platform's ways in was taken, where there are several: `facebook`, `instagram`. */
  readonly login: string | null;
  /** Facts that the login found and requests need: a page's id. */
  readonly facts: Readonly<Record<string, string>>;
  /**
   * An access token that should be good for some minutes. `refused`: the one that the platform has just refused; another is
   * fetched, at most once a token, whoever asks. Throws refused `account-reconnect-needed` when the grant is gone,
   * transient when the platform cannot be asked: that is no disconnect.
   */
  token(refused?: string): Promise<string>;
}
