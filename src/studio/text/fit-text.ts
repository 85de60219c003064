import { createCanvas } from "@napi-rs/canvas";
import type { FontRole, Fonts } from "../fonts/fonts.ts";

export interface FitRequest {
  text: string;
  role: FontRole;
  maxWidth: number;
  maxHeight: number;
  /** Pixels; the largest size that fits is taken. */
  maxSize: number;
  minSize?: number;
  maxLines: number;
  /** Multiple of the size. */
  lineHeight?: number;
  letterSpacingEm?: number;
}

export interface FittedText {
  readonly sizePx: number;
  readonly lineHeightPx: number;
  readonly lines: readonly { readonly text: string; readonly width: number }[];
  readonly width: number;
  readonly height: number;
}

const canvas = createCanvas(8, 8).getContext("2d");
const DEFAULT_LINE_HEIGHT = 1.08;
const ELLIPSIS = "…";

/**
 * Layouts ask for the same texts frame after frame. A few videos' worth is kept; numbers that count up would else fill
 * the memory.
 */
const REMEMBERED_MAX = 4_000;
const rememberedFits = new Map<string, FittedText>();
const rememberedWidths = new Map<string, number>();

function remember<T>(known: Map<string, T>, key: string, work: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = work();
  if (known.size >= REMEMBERED_MAX) known.clear();
  known.set(key, made);
  return made;
}

/** Breaks a text into balanced lines at the largest size that fits the box. What fits at no size is cut with an ellipsis. */
export function fitText(fonts: Fonts, request: FitRequest): FittedText {
  const { role, maxWidth, maxHeight, maxSize, minSize, maxLines, lineHeight, letterSpacingEm } = request;
  const numbers = [maxWidth, maxHeight, maxSize, minSize, maxLines, lineHeight, letterSpacingEm].join(" ");
  const key = `${fonts.id}|${role}|${numbers}|${request.text}`;
  return remember(rememberedFits, key, () => fitAnew(fonts, request));
}

function fitAnew(fonts: Fonts, request: FitRequest): FittedText {
  const lineHeight = request.lineHeight ?? DEFAULT_LINE_HEIGHT;
  const minSize = Math.min(request.minSize ?? 28, request.maxSize);
  const text = request.text.replace(/\s+/g, " ").trim();
  for (
    let sizePx = request.maxSize;
    sizePx >= minSize;
    sizePx = Math.min(sizePx - 2, Math.floor(sizePx * 0.96))
  ) {
    const lines = breakLines(fonts, request, text, sizePx);
    const fits = lines.length <= request.maxLines && lines.length * sizePx * lineHeight <= request.maxHeight;
    if (fits && lines.every((line) => line.width <= request.maxWidth))
      return fitted(balance(fonts, request, text, sizePx, lines), sizePx, lineHeight);
  }
  const lines = breakLines(fonts, request, splitLongWords(fonts, request, text, minSize), minSize);
  return fitted(cut(fonts, request, lines, minSize, lineHeight), minSize, lineHeight);
}

export function textWidth(
  fonts: Fonts,
  role: FontRole,
  sizePx: number,
  text: string,
  letterSpacingEm = 0,
): number {
  return remember(rememberedWidths, `${fonts.id}|${role}|${sizePx}|${letterSpacingEm}|${text}`, () => {
    canvas.font = fonts.css(role, sizePx);
    canvas.letterSpacing = `${letterSpacingEm * sizePx}px`;
    return canvas.measureText(text).width;
  });
}

type Line = { text: string; width: number };

function measure(fonts: Fonts, request: FitRequest, sizePx: number, text: string): number {
  return textWidth(fonts, request.role, sizePx, text, request.letterSpacingEm);
}

function breakLines(
  fonts: Fonts,
  request: FitRequest,
  text: string,
  sizePx: number,
  maxWidth = request.maxWidth,
): Line[] {
  const lines: Line[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    const joined = last ? `${last.text} ${word}` : word;
    const width = measure(fonts, request, sizePx, joined);
    if (last && width <= maxWidth) lines[lines.length - 1] = { text: joined, width };
    else lines.push({ text: word, width: last ? measure(fonts, request, sizePx, word) : width });
  }
  return lines;
}

/** The same number of lines in the narrowest column, so that no single word hangs below. */
function balance(fonts: Fonts, request: FitRequest, text: string, sizePx: number, lines: Line[]): Line[] {
  if (lines.length === 1) return lines;
  let narrow = Math.max(...text.split(" ").map((word) => measure(fonts, request, sizePx, word)));
  let wide = request.maxWidth;
  let best = lines;
  while (wide - narrow > 8) {
    const middle = (narrow + wide) / 2;
    const tried = breakLines(fonts, request, text, sizePx, middle);
    if (tried.length <= lines.length && tried.every((line) => line.width <= middle)) {
      best = tried;
      wide = middle;
    } else narrow = middle;
  }
  return best;
}

function splitLongWords(fonts: Fonts, request: FitRequest, text: string, sizePx: number): string {
  return text
    .split(" ")
    .flatMap((word) => {
      const pieces: string[] = [];
      let piece = "";
      for (const letter of word) {
        if (piece && measure(fonts, request, sizePx, piece + letter) > request.maxWidth) {
          pieces.push(piece);
          piece = "";
        }
        piece += letter;
      }
      return [...pieces, piece];
    })
    .join(" ");
}

function cut(fonts: Fonts, request: FitRequest, lines: Line[], sizePx: number, lineHeight: number): Line[] {
  const room = Math.max(1, Math.min(request.maxLines, Math.floor(request.maxHeight / (sizePx * lineHeight))));
  if (lines.length <= room) return lines;
  const kept = lines.slice(0, room);
  let text = kept[room - 1]?.text ?? "";
  while (text && measure(fonts, request, sizePx, text + ELLIPSIS) > request.maxWidth)
    text = Array.from(text).slice(0, -1).join("");
  kept[room - 1] = {
    text: text.trimEnd() + ELLIPSIS,
    width: measure(fonts, request, sizePx, text + ELLIPSIS),
  };
  return kept;
}

function fitted(lines: Line[], sizePx: number, lineHeight: number): FittedText {
  const lineHeightPx = sizePx * lineHeight;
  return {
    sizePx,
    lineHeightPx,
    lines,
    width: Math.max(...lines.map((line) => line.width)),
    height: lineHeightPx * lines.length,
  };
}
