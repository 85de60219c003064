import type { LayoutDataOf } from "../../model/layout-data.ts";
import { mixNumbers, progressOf } from "../motion/easing.ts";
import type { LayoutContext, Moment, Rect, SpriteNode } from "../scene.ts";
import { type TextRequest, textNodes } from "../text/text-nodes.ts";
import { barNode, inkOn, moved, panelNode } from "./shapes.ts";

type Item = LayoutDataOf<"bar-countdown">["items"][number];

export const GROW_MS = 900;
const RANK_WIDTH = 100;
const COLUMN_GAP = 18;
const PICTURE_WIDTH_MAX = 130;
const BAR_SHARE = 0.34;
/** From this part of the room on a bar is long enough to carry its own value. */
const LONG_BAR = 0.62;
/** A value on its bar has ink for the bar's colour: it cannot be read before the bar is under it. */
const GROWN_UNDER_VALUE = 0.94;

export interface RowState {
  isActive: boolean;
  /** Length of its bar against the longest, 0 to 1. */
  share: number;
  moment: Moment;
  /** How far the row still stands from its place. */
  dy: number;
}

/** A place that is not filled yet. */
export function waitingRow(context: LayoutContext, rank: number, box: Rect, dy: number): SpriteNode[] {
  const { colours } = context.theme;
  const left = box.x + RANK_WIDTH + COLUMN_GAP;
  const rest = { ...box, x: left, width: box.x + box.width - left };
  return [
    { ...panelNode(context, { ...box, width: RANK_WIDTH }, colours.panel), opacity: 0.45 },
    ...rankNumber(context, rank, box, colours.muted),
    { ...panelNode(context, rest, colours.panel), opacity: 0.3 },
  ].map((node) => moved(node, 0, dy));
}

/** Rank, picture, name, value and bar; the active one comes in from the left and its bar grows. */
export function revealedRow(context: LayoutContext, item: Item, box: Rect, state: RowState): SpriteNode[] {
  const { theme } = context;
  const { colours } = theme;
  const timeMs = state.isActive && !state.moment.isOpening ? state.moment.timeMs : Number.POSITIVE_INFINITY;
  const enter = progressOf(theme.motion.curve, timeMs, 0, theme.motion.enterMs);
  const grown = progressOf("snap", timeMs, 120, GROW_MS);
  const badge = state.isActive ? colours.accent : colours.panel;
  const left = box.x + RANK_WIDTH + COLUMN_GAP;
  const room = box.width - RANK_WIDTH - COLUMN_GAP;
  const barHeight = Math.round(box.height * BAR_SHARE);
  const bar = {
    x: left,
    y: box.y + box.height - barHeight,
    width: Math.max(barHeight, room * state.share),
    height: barHeight,
  };
  const head = { x: left, y: box.y, width: room, height: box.height - barHeight - 8 };
  const nodes: SpriteNode[] = [
    panelNode(context, { ...box, width: RANK_WIDTH }, badge),
    ...rankNumber(context, item.rank, box, inkOn(badge)),
    {
      ...barNode(context, bar, state.isActive ? colours.accent : colours.accent2, colours.accent2),
      clip: { ...bar, width: bar.width * grown },
    },
    ...headNodes(context, item, head, enter, state.isActive),
    ...valueNodes(context, item, valuePlace(context, head, bar, state), grown),
  ];
  const pulse = state.isActive ? 1 + state.moment.pulse * 0.012 : 1;
  return nodes.map((node) =>
    moved(node, mixNumbers(-90, 0, Math.min(1.05, enter)), state.dy, {
      opacity: (node.opacity ?? 1) * Math.min(1, enter * 1.5),
      ...(node.clip
        ? { clip: { ...node.clip, y: node.clip.y + state.dy } }
        : { scale: (node.scale ?? 1) * pulse }),
    }),
  );
}

/** Picture and name; the name of the active row has the whole width, others leave half of it to their value. */
function headNodes(
  context: LayoutContext,
  item: Item,
  box: Rect,
  enter: number,
  isActive: boolean,
): SpriteNode[] {
  const pictureWidth = item.picture ? Math.min(box.height * 1.4, PICTURE_WIDTH_MAX) : 0;
  const left = box.x + pictureWidth + (pictureWidth > 0 ? 20 : 0);
  const room = box.x + box.width - left;
  const label = textNodes(context, {
    text: item.label,
    box: { ...box, x: left, width: isActive ? room : room * 0.5 },
    font: "body",
    colour: context.theme.colours.text,
    maxSize: 76,
    minSize: 22,
    maxLines: 2,
  });
  if (!item.picture) return label;
  const sprite = context.assets.sprite(item.picture, pictureWidth, box.height - 4);
  const picture = {
    ...sprite,
    x: box.x + (pictureWidth - sprite.width) / 2,
    y: box.y + (box.height - sprite.height) / 2,
    scale: Math.max(0.01, enter),
  };
  return [picture, ...label];
}

interface ValuePlace extends Pick<TextRequest, "box" | "colour" | "align"> {
  /** How much of the bar has to stand before the value begins to show, 0 to 1. */
  afterGrown: number;
}

/** Beside the name; the active value stands large on its bar, or behind a short one. */
function valuePlace(context: LayoutContext, head: Rect, bar: Rect, state: RowState): ValuePlace {
  const { colours } = context.theme;
  if (!state.isActive) {
    const width = head.width * 0.4;
    return {
      box: { ...head, x: head.x + head.width - width, width },
      colour: colours.accent,
      align: "right",
      afterGrown: 0.2,
    };
  }
  if (state.share >= LONG_BAR) {
    return {
      box: { ...bar, x: bar.x + 20, width: bar.width - 40 },
      colour: inkOn(colours.accent, colours.accent2),
      align: "right",
      afterGrown: GROWN_UNDER_VALUE,
    };
  }
  const x = bar.x + bar.width + COLUMN_GAP;
  const box = { ...bar, x, width: head.x + head.width - x };
  return { box, colour: colours.text, align: "left", afterGrown: 0.2 };
}

function valueNodes(
  context: LayoutContext,
  item: Item,
  { afterGrown, ...place }: ValuePlace,
  grown: number,
): SpriteNode[] {
  const nodes = textNodes(context, {
    ...place,
    text: item.valueText,
    font: "body",
    maxSize: 56,
    minSize: 22,
    maxLines: 1,
  });
  const opacity = Math.min(1, Math.max(0, (grown - afterGrown) / Math.min(0.33, 1 - afterGrown)));
  return nodes.map((node) => ({ ...node, opacity }));
}

function rankNumber(context: LayoutContext, rank: number, box: Rect, colour: string): SpriteNode[] {
  return textNodes(context, {
    text: String(rank),
    box: { ...box, width: RANK_WIDTH },
    font: "display",
    colour,
    maxSize: 120,
    maxLines: 1,
    align: "centre",
  });
}
