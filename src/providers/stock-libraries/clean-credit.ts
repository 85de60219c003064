const AUTHOR_LENGTH_MAX = 60;

/** A name that strangers chose for themselves, as it may stand in a caption: one line, and no longer than a name is. */
export function cleanAuthor(name: string): string {
  const line = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  const letters = Array.from(line);
  return letters.length <= AUTHOR_LENGTH_MAX
    ? line
    : `${letters
        .slice(0, AUTHOR_LENGTH_MAX - 1)
        .join("")
        .trim()}…`;
}

/** The address of a page for people to open; empty where it is none. */
export function cleanPageUrl(url: string): string {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? new URL(url).href : "";
}
