/** How a platform counts a text: UTF-16 units as JavaScript does, or bytes of UTF-8. */
export type TextUnit = "utf16" | "bytes";

/** Words of languages that put no spaces between them too. */
const words = new Intl.Segmenter("en", { granularity: "word" });

export function textLength(text: string, unit: TextUnit): number {
  return unit === "bytes" ? Buffer.byteLength(text, "utf8") : text.length;
}

/**
 * The text when it fits, else as much of it as fits with an ellipsis: up to a space, or where there is none to the end of
 * a word; never inside one. Empty when not even the first word fits.
 */
export function cutText(text: string, limit: number, unit: TextUnit): string {
  if (textLength(text, unit) <= limit) return text;
  const room = limit - textLength("…", unit);
  let kept = "";
  let used = 0;
  for (const { segment } of words.segment(text)) {
    used += textLength(segment, unit);
    if (used > room) break;
    kept += segment;
  }
  const isAtSpace = /^\s/u.test(text.slice(kept.length)) || /\s$/u.test(kept);
  const whole = isAtSpace ? kept : kept.replace(/\s+\S+$/u, "");
  const cut = whole.replace(/[\s,;:.–—-]+$/u, "");
  return cut === "" ? "" : `${cut}…`;
}
