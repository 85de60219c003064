import type { LayoutDataOf } from "../../model/layout-data.ts";
import { mixNumbers, progressOf } from "../motion/easing.ts";
import type { Layout, LayoutContext, Moment, Rect, SpriteNode } from "../scene.ts";
import { confetti } from "../scenery/confetti.ts";
import { floorPair } from "../scenery/floor-pair.ts";
import { textNodes } from "../text/text-nodes.ts";
import { duelSide } from "./duel-side.ts";
import { inkOn, panelNode } from "./shapes.ts";

type Data = LayoutDataOf<"duel">;

const QUESTION_HEIGHT = 168;
/** Half of the room between the two sides. */
const HALF_GAP = 8;
const REVEALED_MS = 500;

/** Two sides, one measure: columns rise against each other, the winner lights up, the score stands between them. */
export const duel: Layout<"duel"> = {
  id: "duel",
  draw(data, moment, context) {
    const { stage, theme } = context;
    const question = textNodes(context, {
      text: data.question,
      box: { x: stage.x, y: stage.y, width: stage.width, height: QUESTION_HEIGHT - 40 },
      font: "display",
      colour: theme.colours.text,
      maxSize: 88,
      minSize: 34,
      maxLines: 2,
      align: "centre",
      role: moment.isOpening ? "hook" : "layout",
    });
    const winner = data.phase === "reveal" && data.winner !== "tie" ? data.winner : undefined;
    const places = sidePlaces(context);
    return [
      ...floorPair(context, { left: data.left.picture, right: data.right.picture, winner }, moment),
      ...(winner ? confetti(context, moment, REVEALED_MS) : []),
      ...question,
      ...duelSide(context, data, "left", places.left, moment),
      ...duelSide(context, data, "right", places.right, moment),
      ...badge(context, data, moment, places.middle),
    ];
  },
};

/** The sides bleed to the edges of the frame; what is to be read stays on the stage. */
function sidePlaces({ stage, frame }: LayoutContext): {
  left: { panel: Rect; inner: Rect };
  right: { panel: Rect; inner: Rect };
  middle: number;
} {
  const middle = stage.x + stage.width / 2;
  const rows = { y: stage.y + QUESTION_HEIGHT, height: stage.height - QUESTION_HEIGHT };
  const innerWidth = stage.width / 2 - HALF_GAP;
  // Panels reach past the edges, so that no rounded corner shows there.
  const bleed = 40;
  return {
    left: {
      panel: { ...rows, x: frame.x - bleed, width: middle - HALF_GAP + bleed },
      inner: { ...rows, x: stage.x, width: innerWidth },
    },
    right: {
      panel: { ...rows, x: middle + HALF_GAP, width: frame.width - middle - HALF_GAP + bleed },
      inner: { ...rows, x: middle + HALF_GAP, width: innerWidth },
    },
    middle,
  };
}

/** The score so far; it is as wide as its figures. */
function badge(context: LayoutContext, data: Data, moment: Moment, middle: number): SpriteNode[] {
  const { stage, theme } = context;
  const height = 92;
  const y = stage.y + QUESTION_HEIGHT - height / 4;
  const text = textNodes(context, {
    text: data.score ? `${data.score.left} : ${data.score.right}` : "VS",
    box: { x: middle - 130, y, width: 260, height },
    font: "display",
    colour: inkOn(theme.colours.text),
    maxSize: 66,
    maxLines: 1,
    align: "centre",
  });
  const width = Math.max(130, (text[0]?.texts?.[0]?.box.width ?? 0) + 70);
  const panel = panelNode(
    context,
    { x: middle - width / 2, y, width, height },
    theme.colours.text,
    height / 2,
  );
  const hit =
    data.phase === "reveal" ? mixNumbers(1.35, 1, progressOf("smooth", moment.timeMs, REVEALED_MS, 350)) : 1;
  const isBeforeHit = data.phase === "reveal" && moment.timeMs < REVEALED_MS;
  const scale = (isBeforeHit ? 1 : hit) + moment.pulse * 0.05;
  return [panel, ...text].map((node) => ({ ...node, scale }));
}
