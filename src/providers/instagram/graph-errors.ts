import { type GraphError, isTokenRefused } from "./read-error.ts";

/** What an error asks of whoever meets it. */
export type Meaning =
  /** Passing: the same request, or the same container, some moments later. */
  | "again"
  /** What was prepared is of no use any more: another container, once. */
  | "new-container"
  /** Until the throttle header says. */
  | "throttled"
  /** A day. */
  | "defer"
  /** The account may do nothing until a person has dealt with it in the app. */
  | "stop-account"
  /** A permission, a setting: a person mends it, then it goes on. */
  | "needs-user"
  /** The token is dead. */
  | "reconnect"
  /** Of this video, this text or this program: the same will be refused again. */
  | "refused";

export interface ErrorRow {
  /** Null: whatever the code is. */
  code: number | null;
  /** Null: whatever the subcode is. */
  subcode: number | null;
  meaning: Meaning;
  /**
   * Met by the request that publishes: it may be sent once more for the same container, after it has been proven that
   * nothing came of it. False: even proof is not enough, a person decides.
   */
  mayPublishAgain: boolean;
  hint: string;
}

const AGAIN = "Nothing to do: it is tried again.";
const ANOTHER = "Nothing to do: it is prepared anew once.";
const BAD_VIDEO = "Instagram could not process the file: render it again, or look at its length and format.";
const PERMISSION =
  "Check that the app has the permissions of docs/instagram.md, that the account is a professional one, and that its Page has no open Page Publishing Authorization; then connect it again.";

const row = (
  code: number | null,
  subcode: number | null,
  meaning: Meaning,
  hint: string,
  mayPublishAgain = false,
): ErrorRow => ({ code, subcode, meaning, hint, mayPublishAgain });

/**
 * Meta's page of error codes (updated 2026-06-02), and below it what people met that it does not list. What may be
 * published again: codes 1, 2, 9007, 24/2207008 and a lost answer as research says; and what is refused before it is
 * looked at: throttles, the daily limit, a dead token.
 */
export const ERROR_ROWS: readonly ErrorRow[] = [
  row(-2, 2207003, "new-container", ANOTHER),
  row(-2, 2207020, "new-container", ANOTHER),
  row(-1, 2207001, "again", AGAIN, true),
  row(-1, 2207032, "new-container", ANOTHER),
  row(-1, 2207053, "new-container", ANOTHER),
  row(1, 2207057, "refused", "The moment of the cover lies outside of the video."),
  // Met while the reel was live: gitroomhq/postiz-app issue 1681.
  row(
    4,
    2207051,
    "stop-account",
    "Instagram takes it for spam: open the app, look whether the reel is there, and post nothing more today.",
  ),
  row(9, 2207042, "defer", "The account has published as many posts as Instagram allows in a day.", true),
  row(24, 2207006, "new-container", ANOTHER),
  row(24, 2207008, "again", AGAIN, true),
  row(
    25,
    2207050,
    "stop-account",
    "Instagram restricts this account: sign in to the app and do what it asks for.",
  ),
  row(100, 2207023, "refused", "The kind of post is not known there."),
  row(100, 2207040, "refused", "The caption names too many people: at most 20."),
  row(352, 2207026, "refused", BAD_VIDEO),
  row(36004, 2207010, "refused", "The caption is too long, or has too many hashtags or mentions."),
  row(9004, 2207052, "again", "Instagram could not fetch the file: is its address open to the world?"),
  row(9007, 2207027, "again", AGAIN, true),
  // Not documented; gitroomhq/postiz-app pull requests 1992 and 2033.
  row(null, 2207076, "new-container", BAD_VIDEO),
  row(null, 2207077, "new-container", BAD_VIDEO),
  row(null, 2207082, "new-container", BAD_VIDEO),
  row(null, 2207085, "new-container", BAD_VIDEO),
  row(null, 2207081, "refused", "This account may not make trial reels: choose no trial."),
  // Met at the upload host for files that were good; FedorMilovanov/video-channel-manager issue 613.
  row(null, 1363008, "new-container", ANOTHER),
  // A read of something fresh, now and then; gitroomhq/postiz-app issues 1562 and 1568.
  row(100, 33, "again", "Instagram does not show it yet, or the account may not see it."),
  row(1, null, "again", AGAIN, true),
  row(2, null, "again", AGAIN, true),
  row(9007, null, "again", AGAIN, true),
  row(102, null, "reconnect", "Connect the account again: `viral accounts connect instagram`.", true),
  row(190, null, "reconnect", "Connect the account again: `viral accounts connect instagram`.", true),
  row(10, null, "needs-user", PERMISSION),
  row(200, null, "needs-user", PERMISSION),
  row(4, null, "throttled", "Meta lets this app ask no more for a while.", true),
  row(17, null, "throttled", "Meta lets this account ask no more for a while.", true),
  row(32, null, "throttled", "Meta lets this Page ask no more for a while.", true),
  row(613, null, "throttled", "Meta lets nobody ask this more often for a while.", true),
  row(80000, null, "throttled", "Meta lets this account ask no more for a while.", true),
  row(80002, null, "throttled", "Instagram lets this account ask no more for a while.", true),
];

/** Fits best first: code and subcode, then the subcode, then the code; then what the status says. */
export function rowOf(error: GraphError): ErrorRow {
  const { code, subcode, status, isTransient } = error;
  const found =
    ERROR_ROWS.find((one) => one.code === code && one.subcode === subcode && subcode !== null) ??
    ERROR_ROWS.find(
      (one) => subcode !== null && one.subcode === subcode && (one.code === null || code === null),
    ) ??
    ERROR_ROWS.find((one) => one.code === code && one.subcode === null);
  if (found) return found;
  if (isTokenRefused(error)) return row(code, subcode, "reconnect", "Connect the account again.", true);
  if (status === 429) return row(code, subcode, "throttled", "Meta asks for a pause.", true);
  if (isTransient || status >= 500 || status === 408) return row(code, subcode, "again", AGAIN, true);
  if (status === 403) return row(code, subcode, "needs-user", PERMISSION);
  return row(code, subcode, "refused", "Instagram will refuse the same again.");
}

const SUBCODE = /\b(2207\d{3}|1363008)\b/;

/** The status of a container that failed is a text with a subcode somewhere in it. */
export function subcodeIn(text: string): number | null {
  const found = SUBCODE.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}
