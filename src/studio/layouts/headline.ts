import { mixNumbers, progressOf } from "../motion/easing.ts";
import type { Layout, LayoutContext, Moment, SpriteNode } from "../scene.ts";
import { textNodes } from "../text/text-nodes.ts";
import { inkOn, moved, panelNode } from "./shapes.ts";

const PICTURE_HEIGHT = 210;
const STAGGER_MS = 70;

/** The hook, a set-up line or the close: huge type, pictures under it. On the opening frame everything is there. */
export const headline: Layout<"headline"> = {
  id: "headline",
  draw(data, moment, context) {
    const { stage, theme } = context;
    const pictures = data.pictures ?? [];
    const kickerHeight = data.kicker ? 92 : 0;
    const footerHeight = data.footer ? 70 : 0;
    const pictureRoom = pictures.length > 0 ? PICTURE_HEIGHT + 40 : 0;
    const textBox = {
      x: stage.x,
      y: stage.y + kickerHeight,
      width: stage.width,
      height: stage.height - kickerHeight - pictureRoom - footerHeight,
    };
    const lines = textNodes(context, {
      text: data.text,
      box: textBox,
      font: "display",
      colour: theme.colours.text,
      emphasis: data.emphasis,
      emphasisColour: theme.colours.accent,
      maxSize: 168,
      minSize: 44,
      maxLines: 6,
      align: "left",
      vertical: pictures.length > 0 ? "bottom" : "middle",
      role: moment.isOpening ? "hook" : "layout",
    });
    return [
      ...(data.kicker ? kicker(context, data.kicker, moment) : []),
      ...lines.map((node, index) => entering(node, moment, theme.motion.curve, theme.motion.enterMs, index)),
      ...pictures.flatMap((picture, index) => pictureNodes(context, picture, index, pictures.length, moment)),
      ...(data.footer
        ? textNodes(context, {
            text: data.footer,
            box: {
              x: stage.x,
              y: stage.y + stage.height - footerHeight,
              width: stage.width,
              height: footerHeight,
            },
            font: "body",
            colour: theme.colours.muted,
            maxSize: 38,
            maxLines: 1,
          })
        : []),
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
    box: { x: stage.x + 26, y: stage.y, width: stage.width - 52, height: 64 },
    font: "body",
    colour: inkOn(theme.colours.accent),
    maxSize: 36,
    maxLines: 1,
  });
  if (!label) return [];
  const width = (label.texts?.[0]?.box.width ?? label.width) + 52;
  const chip = panelNode(context, { x: stage.x, y: stage.y, width, height: 64 }, theme.colours.accent);
  const progress = moment.isOpening
    ? 1
    : progressOf(theme.motion.curve, moment.timeMs, 0, theme.motion.enterMs);
  return [chip, label].map((node) =>
    moved(node, 0, mixNumbers(-40, 0, progress), { opacity: Math.min(1, progress) }),
  );
}

function pictureNodes(
  context: LayoutContext,
  picture: Parameters<LayoutContext["assets"]["sprite"]>[0],
  index: number,
  count: number,
  moment: Moment,
): SpriteNode[] {
  const { stage, theme } = context;
  const gap = 28;
  const width = Math.min(280, (stage.width - gap * (count - 1)) / count);
  const sprite = context.assets.sprite(picture, width, PICTURE_HEIGHT);
  const progress = moment.isOpening
    ? 1
    : progressOf(theme.motion.curve, moment.timeMs, 200 + index * 90, theme.motion.enterMs);
  const float = Math.sin(moment.timeMs / 600 + index) * 7;
  return [
    {
      ...sprite,
      x: stage.x + index * (width + gap) + (width - sprite.width) / 2,
      y: stage.y + stage.height - PICTURE_HEIGHT + (PICTURE_HEIGHT - sprite.height) / 2 + float,
      scale: Math.max(0.01, progress),
    },
  ];
}
