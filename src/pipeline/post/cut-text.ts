/** How a platform counts a text: UTF-16 units as JavaScript does, or bytes of UTF-8. */
export type TextUnit = "utf16" | "bytes";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

export function textLength(text: string, unit: TextUnit): number {
  return unit === "bytes" ? Buffer.byteLength(text, "utf8") : text.length;
}

/** The text when it fits, else as many whole words of it as fit with an ellipsis; a first word too long is cut itself. */
export function cutText(text: string, limit: number, unit: TextUnit): string {
  if (textLength(text, unit) <= limit) return text;
  const room = limit - textLength("…", unit);
  if (room <= 0) return "";
  let kept = "";
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += textLength(segment, unit);
    if (used > room) break;
    kept += segment;
  }
  const isInsideWord = /\S/.test(text.charAt(kept.length)) && /\S$/.test(kept);
  const whole = isInsideWord ? kept.replace(/\s*\S+$/u, "") : kept;
  const cut = (whole === "" ? kept : whole).replace(/[\s,;:.–—-]+$/u, "");
  return cut === "" ? "" : `${cut}…`;
}
