import type { TextBox } from "../../model/timeline.ts";
import type { FontRole } from "../fonts/fonts.ts";
import type { LayoutContext, Rect, SpriteNode } from "../scene.ts";
import { type FittedText, fitText } from "./fit-text.ts";

export interface TextRequest {
  text: string;
  box: Rect;
  font: FontRole;
  colour: string;
  maxSize: number;
  maxLines: number;
  minSize?: number;
  align?: "left" | "centre" | "right";
  vertical?: "top" | "middle" | "bottom";
  /** This part of the text is set in `emphasisColour`. */
  emphasis?: string | undefined;
  emphasisColour?: string;
  /** The colour of a word, counted from 0 through the whole text, where it is not the usual one. */
  wordColour?: (index: number) => string | undefined;
  role?: TextBox["role"];
  /** Drawn behind the letters, so that they stand on any picture. */
  outline?: { colour: string; widthPx: number };
}

/** One node per line, so that lines can move on their own; the lines fill the box at the largest size that fits. */
export function textNodes(context: LayoutContext, request: TextRequest): SpriteNode[] {
  const { display } = context.theme.fonts;
  const isDisplay = request.font === "display";
  const text = isDisplay && display.isUpperCase ? request.text.toLocaleUpperCase("en") : request.text;
  const letterSpacingEm = isDisplay ? display.letterSpacingEm : 0;
  const fitted = fitText(context.fonts, {
    text,
    role: request.font,
    maxWidth: request.box.width - 2 * (request.outline?.widthPx ?? 0),
    maxHeight: request.box.height,
    maxSize: request.maxSize,
    maxLines: request.maxLines,
    letterSpacingEm,
    ...(request.minSize === undefined ? {} : { minSize: request.minSize }),
  });
  const top = request.box.y + verticalSlack(request, fitted);
  const emphasis = emphasised(
    fitted,
    isDisplay && display.isUpperCase ? request.emphasis?.toLocaleUpperCase("en") : request.emphasis,
  );
  let firstWord = 0;
  return fitted.lines.map((line, index) => {
    const place = {
      line,
      top: top + index * fitted.lineHeightPx,
      letterSpacingEm,
      emphasis: emphasis[index] ?? [],
      firstWord,
    };
    firstWord += line.text.split(" ").length;
    return lineNode(context, request, fitted, place);
  });
}

interface LinePlace {
  line: FittedText["lines"][number];
  top: number;
  letterSpacingEm: number;
  emphasis: readonly boolean[];
  firstWord: number;
}

const PADDING_EM = 0.16;

function lineNode(
  context: LayoutContext,
  request: TextRequest,
  fitted: FittedText,
  place: LinePlace,
): SpriteNode {
  const { sizePx, lineHeightPx } = fitted;
  const outline = request.outline?.widthPx ?? 0;
  const padding = Math.ceil(sizePx * PADDING_EM) + outline;
  const width = Math.ceil(place.line.width) + 2 * padding;
  const height = Math.ceil(lineHeightPx) + 2 * padding;
  const slack = request.box.width - place.line.width;
  const shift = request.align === "centre" ? slack / 2 : request.align === "right" ? slack : outline;
  const x = request.box.x + shift - padding;
  const y = place.top - padding;
  const words = place.line.text.split(" ");
  const usual = (index: number): string =>
    place.emphasis[index] ? (request.emphasisColour ?? context.theme.colours.accent) : request.colour;
  const colours = words.map((_, index) => request.wordColour?.(place.firstWord + index) ?? usual(index));
  return {
    key: [
      "text",
      context.fonts.id,
      request.font,
      sizePx,
      place.letterSpacingEm,
      outline,
      request.outline?.colour,
      colours,
      place.line.text,
    ].join("|"),
    width,
    height,
    x,
    y,
    paint(canvas) {
      canvas.font = context.fonts.css(request.font, sizePx);
      canvas.letterSpacing = `${place.letterSpacingEm * sizePx}px`;
      canvas.textBaseline = "alphabetic";
      canvas.lineJoin = "round";
      const baseline = padding + lineHeightPx * 0.5 + sizePx * 0.36;
      let cursor = padding;
      for (const [index, word] of words.entries()) {
        const piece = index < words.length - 1 ? `${word} ` : word;
        if (request.outline) {
          canvas.strokeStyle = request.outline.colour;
          canvas.lineWidth = outline * 2;
          canvas.strokeText(word, cursor, baseline);
        }
        canvas.fillStyle = colours[index] ?? request.colour;
        canvas.fillText(word, cursor, baseline);
        cursor += canvas.measureText(piece).width;
      }
    },
    texts: [
      {
        text: place.line.text,
        role: request.role ?? "layout",
        box: { x: request.box.x + shift, y: place.top, width: place.line.width, height: lineHeightPx },
      },
    ],
  };
}

function verticalSlack(request: TextRequest, fitted: FittedText): number {
  const slack = request.box.height - fitted.height;
  if (request.vertical === "top") return 0;
  return request.vertical === "bottom" ? slack : slack / 2;
}

/** Marks the words of each line that belong to the emphasised part, wherever the line breaks fall. */
function emphasised(fitted: FittedText, emphasis: string | undefined): boolean[][] {
  const words = fitted.lines.flatMap((line) => line.text.split(" "));
  const wanted = emphasis?.split(/\s+/).filter(Boolean) ?? [];
  const marks = words.map(() => false);
  for (let start = 0; wanted.length > 0 && start + wanted.length <= words.length; start += 1) {
    if (!wanted.every((word, offset) => bare(words[start + offset] ?? "") === bare(word))) continue;
    for (let offset = 0; offset < wanted.length; offset += 1) marks[start + offset] = true;
    break;
  }
  let next = 0;
  return fitted.lines.map((line) => line.text.split(" ").map(() => marks[next++] ?? false));
}

function bare(word: string): string {
  return word.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}
