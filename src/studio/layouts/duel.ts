import type { LayoutDataOf } from "../../model/layout-data.ts";
import { mixNumbers, progressOf } from "../motion/easing.ts";
import type { Layout, LayoutContext, Moment, Rect, SpriteNode } from "../scene.ts";
import { textNodes } from "../text/text-nodes.ts";
import { barNode, inkOn, moved, panelNode } from "./shapes.ts";

type Data = LayoutDataOf<"duel">;
type SideName = "left" | "right";

const QUESTION_HEIGHT = 150;
const GAP = 28;
const GROW_MS = 850;

/** Two sides, one measure: columns rise against each other, the winner lights up, the score stands at the foot. */
export const duel: Layout<"duel"> = {
  id: "duel",
  draw(data, moment, context) {
    const { stage, theme } = context;
    const question = textNodes(context, {
      text: data.question,
      box: { x: stage.x, y: stage.y, width: stage.width, height: QUESTION_HEIGHT - 16 },
      font: "display",
      colour: theme.colours.text,
      maxSize: 72,
      minSize: 34,
      maxLines: 2,
      align: "centre",
      role: moment.isOpening ? "hook" : "layout",
    });
    const width = (stage.width - GAP) / 2;
    const column = (index: number): Rect => ({
      x: stage.x + index * (width + GAP),
      y: stage.y + QUESTION_HEIGHT,
      width,
      height: stage.height - QUESTION_HEIGHT,
    });
    return [
      ...question,
      ...side(context, data, "left", column(0), moment),
      ...side(context, data, "right", column(1), moment),
      ...badge(context, data, moment),
    ];
  },
};

function side(context: LayoutContext, data: Data, name: SideName, box: Rect, moment: Moment): SpriteNode[] {
  const { theme } = context;
  const { colours } = theme;
  const isRevealed = data.phase === "reveal";
  const isWinner = isRevealed && data.winner === name;
  const enter = moment.isOpening
    ? 1
    : progressOf(theme.motion.curve, moment.timeMs, name === "left" ? 0 : 90, theme.motion.enterMs);
  const shift = data.phase === "ask" ? mixNumbers(name === "left" ? -420 : 420, 0, enter) : 0;
  const nodes: SpriteNode[] = [panelNode(context, box, colours.panel)];
  if (isRevealed) nodes.push(...risingColumn(context, data, name, box, moment));
  const { label, picture } = data[name];
  if (picture) {
    const sprite = context.assets.sprite(picture, box.width - 60, 200);
    const cheer = isWinner ? 1 + moment.pulse * 0.05 : 1;
    nodes.push({
      ...sprite,
      x: box.x + (box.width - sprite.width) / 2,
      y: box.y + 110 + (200 - sprite.height) / 2,
      scale: cheer,
    });
  }
  const ink = isWinner ? inkOn(colours.accent) : colours.text;
  nodes.push(
    ...textNodes(context, {
      text: label,
      box: { x: box.x + 20, y: box.y + (picture ? 320 : 120), width: box.width - 40, height: 110 },
      font: "body",
      colour: ink,
      maxSize: 54,
      minSize: 26,
      maxLines: 2,
      align: "centre",
      outline: { colour: isWinner ? colours.accent : colours.panel, widthPx: 7 },
    }),
  );
  if (isRevealed) {
    const fade = progressOf("smooth", moment.timeMs, 350, 300);
    const value = textNodes(context, {
      text: data[`${name}Text`],
      box: { x: box.x + 14, y: box.y + box.height - 116, width: box.width - 28, height: 96 },
      font: "display",
      colour: ink,
      maxSize: 66,
      minSize: 26,
      maxLines: 2,
      align: "centre",
    });
    nodes.push(...value.map((node) => ({ ...node, opacity: fade })));
  } else {
    nodes.push(
      ...textNodes(context, {
        text: "?",
        box: { x: box.x, y: box.y + box.height - 170, width: box.width, height: 150 },
        font: "display",
        colour: colours.accent,
        maxSize: 130,
        maxLines: 1,
        align: "centre",
      }),
    );
  }
  return nodes.map((node) => moved(node, shift, 0));
}

/** The column fills the panel from the foot, in proportion to the larger value; it never hides the number on it. */
function risingColumn(
  context: LayoutContext,
  data: Data,
  name: SideName,
  box: Rect,
  moment: Moment,
): SpriteNode[] {
  const { colours } = context.theme;
  const largest = Math.max(Math.abs(data.leftValue), Math.abs(data.rightValue), Number.MIN_VALUE);
  const share = Math.abs(name === "left" ? data.leftValue : data.rightValue) / largest;
  const grown = progressOf("snap", moment.timeMs, 60, GROW_MS);
  const isWinner = data.winner === name;
  const height = Math.round(mixNumbers(130, box.height, share));
  const bar = barNode(
    context,
    { x: box.x, y: box.y + box.height - height, width: box.width, height },
    isWinner ? colours.accent : colours.muted,
    isWinner ? colours.accent2 : colours.muted,
  );
  const visible = height * grown;
  return [
    {
      ...bar,
      opacity: isWinner ? 1 : 0.35,
      clip: { x: box.x, y: box.y + box.height - visible, width: box.width, height: visible },
    },
  ];
}

function badge(context: LayoutContext, data: Data, moment: Moment): SpriteNode[] {
  const { stage, theme } = context;
  const text = data.score ? `${data.score.left} : ${data.score.right}` : "VS";
  const size = { width: data.score ? 180 : 130, height: 88 };
  const box = { x: stage.x + (stage.width - size.width) / 2, y: stage.y + QUESTION_HEIGHT + 8, ...size };
  const scale = 1 + moment.pulse * 0.06;
  return [
    panelNode(context, box, theme.colours.text, 55),
    ...textNodes(context, {
      text,
      box,
      font: "display",
      colour: inkOn(theme.colours.text),
      maxSize: 64,
      maxLines: 1,
      align: "centre",
    }),
  ].map((node) => ({ ...node, scale }));
}
