import type { LayoutData } from "../../model/layout-data.ts";
import { mixNumbers, progressOf } from "../motion/easing.ts";
import type { PictureLight } from "../picture-light.ts";
import type { LayoutContext, Moment, SpriteNode } from "../scene.ts";
import { heardIndex } from "../text/spoken-text.ts";
import { textNodes } from "../text/text-nodes.ts";
import { shadeNodes } from "../word-shade.ts";
import { moved } from "./shapes.ts";

const OUTLINE_PX = 11;

/**
 * What is written over a clip or an image: the beat's main line, outlined so that it stands on any picture, and shaded
 * where the picture is bright.
 */
export function overlayNodes(
  data: LayoutData,
  moment: Moment,
  context: LayoutContext,
  light: PictureLight,
): SpriteNode[] {
  const { stage, theme } = context;
  const heard = moment.spoken ? heardIndex(moment.spoken, moment.timeMs) : -1;
  const words = textNodes(context, {
    text: mainLine(data),
    box: { x: stage.x, y: stage.y, width: stage.width, height: moment.isOpening ? 620 : 300 },
    font: "display",
    colour: "#ffffff",
    wordColour: (index) => (index === heard ? theme.colours.accent : undefined),
    maxSize: moment.isOpening ? 150 : 116,
    minSize: 40,
    maxLines: moment.isOpening ? 5 : 3,
    vertical: "top",
    role: moment.isOpening ? "hook" : "layout",
    outline: { colour: "#05060a", widthPx: OUTLINE_PX },
  });
  const progress = moment.isOpening
    ? 1
    : progressOf(theme.motion.curve, moment.timeMs, 0, theme.motion.enterMs);
  return [...shadeNodes(words, light), ...words].map((node) =>
    moved(node, 0, mixNumbers(-60, 0, progress), { opacity: Math.min(1, progress * 1.5) }),
  );
}

function mainLine(data: LayoutData): string {
  switch (data.layout) {
    case "headline":
      return data.text;
    case "kinetic-type":
      return data.lines.join(" ");
    case "bar-countdown": {
      const item = data.items.find((one) => one.rank === data.activeRank);
      return item ? `${item.rank}. ${item.label} ${item.valueText}` : data.title;
    }
    case "quiz-card":
      return data.phase === "ask" ? data.question : data.answer;
    case "duel":
      return data.phase === "ask"
        ? data.question
        : `${data.left.label} ${data.leftText} : ${data.right.label} ${data.rightText}`;
    case "bar-race":
      return data.title;
    case "myth-map":
      return data.phase === "verdict" ? data.verdict : data.claim;
  }
}
