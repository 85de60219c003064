import { inkOn, luminance, withAlpha } from "../layouts/shapes.ts";
import { progressOf } from "../motion/easing.ts";
import type { LayoutContext, SpriteNode } from "../scene.ts";

/** A word of a caption page with its place in the frame. */
export interface PlacedWord {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
  sizePx: number;
  outlinePx: number;
}

export interface WordTime {
  state: "past" | "now" | "next";
  /** Since the word began; negative before. */
  sinceMs: number;
}

export type CaptionStyle = (context: LayoutContext, word: PlacedWord, time: WordTime) => SpriteNode[];

const POP_MS = 140;

/** Themes name one; `--caption-style` overrides it. */
export const CAPTION_STYLES: Readonly<Record<string, CaptionStyle>> = {
  /** The word that is heard stands on a box in the accent colour. */
  box: (context, word, time) => {
    const { accent, text } = context.theme.colours;
    if (time.state !== "now") return [wordNode(context, word, text)];
    const pop = progressOf("overshoot", time.sinceMs, 0, POP_MS);
    return [
      { ...boxNode(context, word, accent), scale: 0.86 + 0.14 * pop },
      wordNode(context, word, inkOn(accent), { hasOutline: false }),
    ];
  },
  /** Words light up as they are heard and stay lit. */
  glow: (context, word, time) => {
    const { accent, text } = context.theme.colours;
    if (time.state !== "next") return [wordNode(context, word, time.state === "now" ? accent : text)];
    return [wordNode(context, word, text, { isDim: true })];
  },
  /** The word that is heard jumps. */
  pop: (context, word, time) => {
    const { accent, text } = context.theme.colours;
    if (time.state !== "now") return [wordNode(context, word, text)];
    const pop = progressOf("overshoot", time.sinceMs, 0, POP_MS);
    return [{ ...wordNode(context, word, accent), scale: 0.92 + 0.16 * pop }];
  },
};

interface WordLook {
  hasOutline?: boolean;
  /** Its outline stays whole: a word that is seen through cannot be read on a bright picture. */
  isDim?: boolean;
}

/** How much of its colour a word has before it is heard. */
const DIM = 0.8;

function wordNode(
  context: LayoutContext,
  word: PlacedWord,
  colour: string,
  { hasOutline = true, isDim = false }: WordLook = {},
): SpriteNode {
  const padding = word.outlinePx + 4;
  const width = Math.ceil(word.width) + 2 * padding;
  const height = Math.ceil(word.height) + 2 * padding;
  const outline = luminance(context.theme.colours.text) > 0.4 ? "#05060a" : "#ffffff";
  return {
    key: [
      "word",
      context.fonts.id,
      word.sizePx,
      word.text,
      colour,
      hasOutline ? outline : "",
      isDim ? "dim" : "",
    ].join("|"),
    width,
    height,
    x: word.x - padding,
    y: word.y - padding,
    paint(canvas) {
      canvas.font = context.fonts.css("body", word.sizePx);
      canvas.textBaseline = "alphabetic";
      canvas.lineJoin = "round";
      const baseline = padding + word.height / 2 + word.sizePx * 0.36;
      if (hasOutline) {
        canvas.strokeStyle = outline;
        canvas.lineWidth = word.outlinePx * 2;
        canvas.strokeText(word.text, padding, baseline);
      }
      if (isDim) {
        canvas.fillStyle = outline;
        canvas.fillText(word.text, padding, baseline);
      }
      canvas.fillStyle = isDim ? withAlpha(colour, DIM) : colour;
      canvas.fillText(word.text, padding, baseline);
    },
    texts: [
      {
        text: word.text,
        role: "caption",
        box: { x: word.x, y: word.y, width: word.width, height: word.height },
      },
    ],
  };
}

function boxNode(context: LayoutContext, word: PlacedWord, colour: string): SpriteNode {
  const padding = 12;
  const width = Math.ceil(word.width) + 2 * padding;
  const height = Math.ceil(word.height);
  const radius = Math.min(18, context.theme.shape.radius + 6);
  return {
    key: ["wordbox", width, height, colour, radius].join("|"),
    width,
    height,
    x: word.x - padding,
    y: word.y,
    paint(canvas) {
      canvas.fillStyle = colour;
      canvas.beginPath();
      canvas.roundRect(0, 0, width, height, radius);
      canvas.fill();
    },
  };
}
