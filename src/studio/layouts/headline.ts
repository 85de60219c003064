import { mixNumbers, progressOf } from "../motion/easing.ts";
import type { Layout, LayoutContext, Moment, SpriteNode } from "../scene.ts";
import { floorCards } from "../scenery/floor-cards.ts";
import { heardIndex } from "../text/spoken-text.ts";
import { textNodes } from "../text/text-nodes.ts";
import { inkOn, moved, panelNode } from "./shapes.ts";

const STAGGER_MS = 70;
const KICKER_HEIGHT = 72;
const FOOTER_HEIGHT = 70;

/**
 * The hook, a set-up line or the close: huge type over large pictures. On the opening frame everything is there; the word
 * that is heard lights up.
 */
export const headline: Layout<"headline"> = {
  id: "headline",
  draw(data, moment, context) {
    const { stage, theme } = context;
    const kickerHeight = data.kicker ? KICKER_HEIGHT + 24 : 0;
    const footerHeight = data.footer ? FOOTER_HEIGHT : 0;
    const heard = moment.spoken ? heardIndex(moment.spoken, moment.timeMs) : -1;
    const lines = textNodes(context, {
      text: data.text,
      box: {
        x: stage.x,
        y: stage.y + kickerHeight,
        width: stage.width,
        height: stage.height - kickerHeight - footerHeight,
      },
      font: "display",
      colour: theme.colours.text,
      emphasis: data.emphasis,
      emphasisColour: theme.colours.accent,
      wordColour: (index) => (index === heard ? theme.colours.accent : undefined),
      maxSize: 200,
      minSize: 44,
      maxLines: 7,
      align: "left",
      vertical: "middle",
      role: moment.isOpening ? "hook" : "layout",
    });
    return [
      ...floorCards(
        context,
        { pictures: data.pictures ?? [], sinceMs: moment.timeMs - 120, isStanding: moment.isOpening },
        moment,
      ),
      ...(data.kicker ? kicker(context, data.kicker, moment) : []),
      ...lines.map((node, index) => entering(node, moment, theme.motion.curve, theme.motion.enterMs, index)),
      ...(data.footer ? footer(context, data.footer) : []),
    ];
  },
};

/** On the opening frame a line stands and only settles; later lines come in from the left, one after the other. */
function entering(
  node: SpriteNode,
  moment: Moment,
  curve: string,
  enterMs: number,
  index: number,
): SpriteNode {
  if (moment.isOpening) {
    const settle = progressOf("smooth", moment.timeMs, 0, 700);
    return { ...node, scale: mixNumbers(1.05, 1, settle) };
  }
  const progress = progressOf(curve, moment.timeMs, index * STAGGER_MS, enterMs);
  return moved(node, mixNumbers(-140, 0, progress), 0, { opacity: Math.min(1, progress * 1.6) });
}

function kicker(context: LayoutContext, text: string, moment: Moment): SpriteNode[] {
  const { stage, theme } = context;
  const [label] = textNodes(context, {
    text,
    box: { x: stage.x + 28, y: stage.y, width: stage.width - 56, height: KICKER_HEIGHT },
    font: "body",
    colour: inkOn(theme.colours.accent),
    maxSize: 40,
    maxLines: 1,
  });
  if (!label) return [];
  const width = (label.texts?.[0]?.box.width ?? label.width) + 56;
  const chip = panelNode(
    context,
    { x: stage.x, y: stage.y, width, height: KICKER_HEIGHT },
    theme.colours.accent,
  );
  const progress = moment.isOpening
    ? 1
    : progressOf(theme.motion.curve, moment.timeMs, 0, theme.motion.enterMs);
  return [chip, label].map((node) =>
    moved(node, 0, mixNumbers(-40, 0, progress), { opacity: Math.min(1, progress) }),
  );
}

function footer(context: LayoutContext, text: string): SpriteNode[] {
  const { stage, theme } = context;
  return textNodes(context, {
    text,
    box: {
      x: stage.x,
      y: stage.y + stage.height - FOOTER_HEIGHT,
      width: stage.width,
      height: FOOTER_HEIGHT,
    },
    font: "body",
    colour: theme.colours.muted,
    maxSize: 38,
    maxLines: 1,
  });
}
