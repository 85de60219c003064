/** What a reason in an answer asks for; `of`: whom it stops, every account of the user's app or this one. */
export type Meaning =
  | { kind: "quota"; until: "pacific-midnight" | "in-a-day"; of: "app" | "account"; hint: string }
  | { kind: "transient" }
  | { kind: "refused" | "config"; code: string; hint: string };

const DAILY: Meaning = {
  kind: "quota",
  until: "pacific-midnight",
  of: "app",
  hint: "A Google Cloud project may upload 100 videos a day, all its accounts together; the day ends at midnight in California.",
};
const BUSY: Meaning = { kind: "transient" };
const WORDS = { kind: "refused", code: "youtube-metadata-refused" } as const;
const closed: Meaning = {
  kind: "refused",
  code: "youtube-account-closed",
  hint: "Look at the channel in YouTube Studio; nothing can be posted there now.",
};
const lacksScope: Meaning = {
  kind: "refused",
  code: "account-scope-missing",
  hint: "Connect the account again and leave every box ticked: `viral accounts connect youtube`.",
};
const apiOff: Meaning = {
  kind: "config",
  code: "youtube-api-off",
  hint: 'Switch on "YouTube Data API v3" for the app\'s project at console.cloud.google.com, then try again.',
};

/**
 * YouTube Data API errors: "Errors" pages of videos.insert, videos.list and the core errors, as of 2026-09; Google's
 * own reasons (`ACCESS_TOKEN_…`, `SERVICE_DISABLED`) stand in `error.details`.
 */
export const MEANINGS: Readonly<Record<string, Meaning>> = {
  quotaExceeded: DAILY,
  dailyLimitExceeded: DAILY,
  uploadLimitExceeded: {
    kind: "quota",
    until: "in-a-day",
    of: "account",
    hint: "The channel has uploaded as many videos as YouTube lets it for a day; a verified phone number raises that.",
  },
  rateLimitExceeded: BUSY,
  userRateLimitExceeded: BUSY,
  uploadRateLimitExceeded: BUSY,
  backendError: BUSY,
  internalError: BUSY,
  SERVICE_UNAVAILABLE: BUSY,
  youtubeSignupRequired: {
    kind: "refused",
    code: "youtube-no-channel",
    hint: "This Google account has no channel: make one at youtube.com/create_channel, then post again.",
  },
  authenticatedUserAccountClosed: closed,
  authenticatedUserAccountSuspended: closed,
  channelClosed: closed,
  channelSuspended: closed,
  insufficientPermissions: lacksScope,
  ACCESS_TOKEN_SCOPE_INSUFFICIENT: lacksScope,
  accessNotConfigured: apiOff,
  SERVICE_DISABLED: apiOff,
  invalidTitle: { ...WORDS, hint: "Change the title of the video, then post it again." },
  invalidDescription: { ...WORDS, hint: "Change the caption of the video, then post it again." },
  invalidTags: { ...WORDS, hint: "Change the tags of the video, then post it again." },
  invalidCategoryId: { ...WORDS, hint: "Change the category of the video, then post it again." },
  invalidPublishAt: { ...WORDS, hint: "Change the time of publication of the video, then post it again." },
  invalidFilename: { ...WORDS, hint: "Change the file name of the video, then post it again." },
  invalidVideoMetadata: { ...WORDS, hint: "Change the title or category of the video, then post it again." },
  defaultLanguageNotSet: { ...WORDS, hint: "Change the language of the video, then post it again." },
};
