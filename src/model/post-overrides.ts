/** Named permissions of a person to let something through that the gate holds back; each is recorded with the post. */
export const POST_OVERRIDES = [
  "allow-repost",
  "allow-unlicensed-music",
  "allow-forbidden-words",
  "allow-unverified",
  "allow-format",
  "ignore-caps",
] as const;
export type PostOverride = (typeof POST_OVERRIDES)[number];
