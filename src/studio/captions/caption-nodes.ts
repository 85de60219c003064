import type { LayoutContext, Rect, SpriteNode } from "../scene.ts";
import { fitText, textWidth } from "../text/fit-text.ts";
import type { CaptionPage } from "./caption-pages.ts";
import { CAPTION_STYLES, type PlacedWord } from "./caption-styles.ts";

const SIZE_MAX = 80;
const SIZE_MIN = 40;
const LINES_MAX = 2;
const WORDS_MAX = 6;
const OUTLINE_PX = 9;
/** Room between words for the box or the jump of the one that is heard. */
const WORD_GAP_EM = 0.14;

/** The words of the page that is on screen at a time, in a style, inside the zone that is kept free for them. */
export function captionNodes(
  context: LayoutContext,
  pages: readonly CaptionPage[],
  timeMs: number,
  zone: Rect,
  style: string,
): SpriteNode[] {
  const page = pages.find((one) => timeMs >= one.startMs - 1 && timeMs < one.endMs);
  if (!page) return [];
  const words = placeWords(context, page, zone);
  const active = page.words.findLastIndex((word) => timeMs >= word.startMs - 1);
  const draw = CAPTION_STYLES[style] ?? CAPTION_STYLES.box;
  return draw
    ? words.flatMap((word, index) =>
        draw(context, word, {
          state: stateOf(index, active),
          sinceMs: timeMs - (page.words[index]?.startMs ?? 0),
        }),
      )
    : [];
}

/** The lines of a page as they are broken on screen: SRT and VTT say the same. */
export function captionLines(context: LayoutContext, page: CaptionPage, zone: Rect): string[] {
  return fitPage(context, page, zone).lines.map((line) => line.text);
}

function stateOf(index: number, active: number): "past" | "now" | "next" {
  return index === active ? "now" : index < active ? "past" : "next";
}

function fitPage(context: LayoutContext, page: CaptionPage, zone: Rect): ReturnType<typeof fitText> {
  const text = page.words.map((word) => word.show).join(" ");
  return fitText(context.fonts, {
    text,
    role: "body",
    maxWidth: zone.width - 2 * OUTLINE_PX - WORDS_MAX * SIZE_MAX * WORD_GAP_EM,
    maxHeight: zone.height,
    maxSize: SIZE_MAX,
    minSize: SIZE_MIN,
    maxLines: LINES_MAX,
    lineHeight: 1.22,
  });
}

function placeWords(context: LayoutContext, page: CaptionPage, zone: Rect): PlacedWord[] {
  const fitted = fitPage(context, page, zone);
  const space = textWidth(context.fonts, "body", fitted.sizePx, " ") + fitted.sizePx * WORD_GAP_EM;
  const top = zone.y + (zone.height - fitted.height) / 2;
  return fitted.lines.flatMap((line, lineIndex) => {
    const gaps = line.text.split(" ").length - 1;
    let x = zone.x + (zone.width - line.width - gaps * fitted.sizePx * WORD_GAP_EM) / 2;
    return line.text.split(" ").map((text): PlacedWord => {
      const width = textWidth(context.fonts, "body", fitted.sizePx, text);
      const word = {
        text,
        x,
        y: top + lineIndex * fitted.lineHeightPx,
        width,
        height: fitted.lineHeightPx,
        sizePx: fitted.sizePx,
        outlinePx: OUTLINE_PX,
      };
      x += width + space;
      return word;
    });
  });
}
