import type { LayoutDataOf } from "../../model/layout-data.ts";
import { mixNumbers, progressOf } from "../motion/easing.ts";
import type { Layout, LayoutContext, Moment, Rect, SpriteNode } from "../scene.ts";
import { textNodes } from "../text/text-nodes.ts";
import { barNode, inkOn, moved, panelNode, withAlpha } from "./shapes.ts";

type Data = LayoutDataOf<"bar-countdown">;
type Item = Data["items"][number];

const GROW_MS = 900;
const TITLE_HEIGHT = 120;
const ROW_GAP = 16;

/** The list so far, worst rank at the foot: the active bar grows, its number counts, its row is lit. */
export const barCountdown: Layout<"bar-countdown"> = {
  id: "bar-countdown",
  draw(data, moment, context) {
    const { stage, theme } = context;
    const title = textNodes(context, {
      text: data.title,
      box: { x: stage.x, y: stage.y, width: stage.width, height: TITLE_HEIGHT - 18 },
      font: "display",
      colour: theme.colours.text,
      maxSize: 60,
      minSize: 30,
      maxLines: 2,
    });
    const rows = [...data.items].sort((a, b) => a.rank - b.rank);
    const rowHeight = (stage.height - TITLE_HEIGHT - ROW_GAP * (rows.length - 1)) / rows.length;
    const largest = Math.max(...data.items.map((item) => Math.abs(item.value)));
    return [
      ...title,
      ...rows.flatMap((item, index) => {
        const box = {
          x: stage.x,
          y: stage.y + TITLE_HEIGHT + index * (rowHeight + ROW_GAP),
          width: stage.width,
          height: rowHeight,
        };
        if (item.rank < data.activeRank) return waiting(context, item, box);
        return revealed(context, item, box, {
          isActive: item.rank === data.activeRank,
          share: Math.abs(item.value) / largest,
          moment,
        });
      }),
    ];
  },
};

function waiting(context: LayoutContext, item: Item, box: Rect): SpriteNode[] {
  const { colours } = context.theme;
  return [
    { ...panelNode(context, { ...box, width: box.height }, colours.panel), opacity: 0.45 },
    ...rankNumber(context, item.rank, box, colours.muted),
    {
      ...panelNode(
        context,
        { x: box.x + box.height + 18, y: box.y, width: box.width - box.height - 18, height: box.height },
        colours.panel,
      ),
      opacity: 0.3,
    },
  ];
}

interface RowState {
  isActive: boolean;
  share: number;
  moment: Moment;
}

function revealed(context: LayoutContext, item: Item, box: Rect, state: RowState): SpriteNode[] {
  const { theme } = context;
  const { colours } = theme;
  const timeMs = state.isActive && !state.moment.isOpening ? state.moment.timeMs : Number.POSITIVE_INFINITY;
  const enter = progressOf(theme.motion.curve, timeMs, 0, theme.motion.enterMs);
  const grown = progressOf("snap", timeMs, 120, GROW_MS);
  const badge = state.isActive ? colours.accent : colours.panel;
  const left = box.x + box.height + 18;
  const room = box.width - box.height - 18;
  const pictureWidth = item.picture ? box.height * 0.95 : 0;
  const barHeight = Math.round(box.height * 0.36);
  const barBox = {
    x: left,
    y: box.y + box.height - barHeight,
    width: Math.max(barHeight, room * state.share),
    height: barHeight,
  };
  const barColours = state.isActive
    ? ([colours.accent, colours.accent2] as const)
    : ([withAlpha(colours.accent2, 1), withAlpha(colours.accent2, 1)] as const);
  const bar = barNode(context, barBox, barColours[0], barColours[1]);
  const textLeft = left + pictureWidth + (pictureWidth > 0 ? 20 : 0);
  const labelBox = {
    x: textLeft,
    y: box.y,
    width: left + room - textLeft,
    height: box.height - barHeight - 8,
  };
  const nodes: SpriteNode[] = [
    panelNode(context, { ...box, width: box.height }, badge),
    ...rankNumber(context, item.rank, box, inkOn(badge)),
    { ...bar, clip: { ...barBox, width: barBox.width * grown } },
    ...labelNodes(context, item, labelBox, grown),
  ];
  if (item.picture) {
    const sprite = context.assets.sprite(item.picture, pictureWidth, labelBox.height - 4);
    nodes.push({
      ...sprite,
      x: left + (pictureWidth - sprite.width) / 2,
      y: box.y + (labelBox.height - sprite.height) / 2,
      scale: Math.max(0.01, enter),
    });
  }
  const pulse = state.isActive ? 1 + state.moment.pulse * 0.012 : 1;
  return nodes.map((node) =>
    moved(node, mixNumbers(-90, 0, Math.min(1.05, enter)), 0, {
      opacity: (node.opacity ?? 1) * Math.min(1, enter * 1.5),
      ...(node.clip ? { clip: node.clip } : { scale: (node.scale ?? 1) * pulse }),
    }),
  );
}

function labelNodes(context: LayoutContext, item: Item, box: Rect, grown: number): SpriteNode[] {
  const { colours } = context.theme;
  const valueWidth = box.width * 0.5;
  const value = textNodes(context, {
    text: item.valueText,
    box: { x: box.x + box.width - valueWidth, y: box.y, width: valueWidth, height: box.height },
    font: "body",
    colour: colours.accent,
    maxSize: 44,
    minSize: 22,
    maxLines: 1,
    align: "right",
  });
  const label = textNodes(context, {
    text: item.label,
    box: { x: box.x, y: box.y, width: box.width - valueWidth - 16, height: box.height },
    font: "body",
    colour: colours.text,
    maxSize: 46,
    minSize: 22,
    maxLines: 2,
  });
  return [
    ...label,
    ...value.map((node) => ({ ...node, opacity: Math.min(1, Math.max(0, grown * 3 - 0.6)) })),
  ];
}

function rankNumber(context: LayoutContext, rank: number, box: Rect, colour: string): SpriteNode[] {
  return textNodes(context, {
    text: String(rank),
    box: { x: box.x, y: box.y, width: box.height, height: box.height },
    font: "display",
    colour,
    maxSize: 76,
    maxLines: 1,
    align: "centre",
  });
}
