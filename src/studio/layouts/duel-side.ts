import type { LayoutDataOf } from "../../model/layout-data.ts";
import { mixNumbers, progressOf } from "../motion/easing.ts";
import type { LayoutContext, Moment, Rect, SpriteNode } from "../scene.ts";
import { type TextRequest, textNodes } from "../text/text-nodes.ts";
import { inkOn, moved, panelNode, risingBarNode } from "./shapes.ts";

type Data = LayoutDataOf<"duel">;
export type SideName = "left" | "right";

const GROW_MS = 850;
const PICTURE_HEIGHT = 190;
/** The smallest column still carries its number. */
const COLUMN_MIN = 130;

/** One side: its panel, the column that rises in it, picture, name, and the value once it is revealed. */
export function duelSide(
  context: LayoutContext,
  data: Data,
  name: SideName,
  { panel, inner }: { panel: Rect; inner: Rect },
  moment: Moment,
): SpriteNode[] {
  const { theme } = context;
  const { colours } = theme;
  const isRevealed = data.phase === "reveal";
  const isWinner = isRevealed && data.winner === name;
  const enter = moment.isOpening
    ? 1
    : progressOf(theme.motion.curve, moment.timeMs, name === "left" ? 0 : 90, theme.motion.enterMs);
  const shift = isRevealed ? 0 : mixNumbers(name === "left" ? -600 : 600, 0, enter);
  const ink = isWinner ? inkOn(colours.accent, colours.accent2) : colours.text;
  return [
    panelNode(context, panel, colours.panel, 0),
    ...(isRevealed ? risingColumn(context, data, name, panel, moment) : []),
    ...pictureNodes(context, data[name].picture, inner, isWinner ? 1 + moment.pulse * 0.05 : 1),
    ...sideText(context, {
      text: data[name].label,
      box: { x: inner.x + 12, y: inner.y + 276, width: inner.width - 24, height: 110 },
      font: "body",
      colour: ink,
      maxSize: 58,
      minSize: 26,
      maxLines: 2,
    }),
    ...(isRevealed ? valueNodes(context, data[`${name}Text`], inner, ink, moment) : question(context, inner)),
  ].map((node) => moved(node, shift, 0));
}

function pictureNodes(
  context: LayoutContext,
  picture: Data["left"]["picture"],
  inner: Rect,
  scale: number,
): SpriteNode[] {
  if (!picture) return [];
  const sprite = context.assets.sprite(picture, inner.width - 70, PICTURE_HEIGHT);
  return [
    {
      ...sprite,
      x: inner.x + (inner.width - sprite.width) / 2,
      y: inner.y + 78 + (PICTURE_HEIGHT - sprite.height) / 2,
      scale,
    },
  ];
}

function valueNodes(
  context: LayoutContext,
  text: string,
  inner: Rect,
  colour: string,
  moment: Moment,
): SpriteNode[] {
  const opacity = progressOf("smooth", moment.timeMs, 350, 300);
  return sideText(context, {
    text,
    box: { x: inner.x + 10, y: inner.y + inner.height - 158, width: inner.width - 20, height: 146 },
    font: "display",
    colour,
    maxSize: 84,
    minSize: 26,
    maxLines: 2,
  }).map((node) => ({ ...node, opacity }));
}

function question(context: LayoutContext, inner: Rect): SpriteNode[] {
  return sideText(context, {
    text: "?",
    box: { x: inner.x, y: inner.y + inner.height - 166, width: inner.width, height: 156 },
    font: "display",
    colour: context.theme.colours.accent,
    maxSize: 150,
    maxLines: 1,
  });
}

function sideText(context: LayoutContext, request: TextRequest): SpriteNode[] {
  return textNodes(context, { ...request, align: "centre" });
}

/** The column fills the panel from the foot, in proportion to the larger value; it never hides the number on it. */
function risingColumn(
  context: LayoutContext,
  data: Data,
  name: SideName,
  panel: Rect,
  moment: Moment,
): SpriteNode[] {
  const { colours } = context.theme;
  const largest = Math.max(Math.abs(data.leftValue), Math.abs(data.rightValue), Number.MIN_VALUE);
  const share = Math.abs(name === "left" ? data.leftValue : data.rightValue) / largest;
  const grown = progressOf("snap", moment.timeMs, 60, GROW_MS);
  const isWinner = data.winner === name;
  const height = Math.round(mixNumbers(COLUMN_MIN, panel.height, share));
  const box = { ...panel, y: panel.y + panel.height - height, height };
  const visible = height * grown;
  return [
    {
      ...risingBarNode(
        box,
        isWinner ? colours.accent : colours.muted,
        isWinner ? colours.accent2 : colours.muted,
      ),
      opacity: isWinner ? 1 : 0.28,
      clip: { ...box, y: panel.y + panel.height - visible, height: visible },
    },
  ];
}
