import { mixNumbers, progressOf } from "../motion/easing.ts";
import type { Layout, SpriteNode } from "../scene.ts";
import { textNodes } from "../text/text-nodes.ts";
import { barNode, moved } from "./shapes.ts";

const LINE_STAGGER_MS = 260;

/** The user's own words: lines hit one after the other, alternating sides, the emphasised words in colour. */
export const kineticType: Layout<"kinetic-type"> = {
  id: "kinetic-type",
  draw(data, moment, context) {
    const { stage, theme } = context;
    const progressHeight = data.progress ? 56 : 0;
    const room = stage.height - progressHeight;
    const gap = 22;
    const lineRoom = Math.min(330, (room - gap * (data.lines.length - 1)) / data.lines.length);
    const used = lineRoom * data.lines.length + gap * (data.lines.length - 1);
    const top = stage.y + progressHeight + (room - used) / 2;
    const lineNodes = data.lines.flatMap((text, index) => {
      const emphasis = data.emphasis.find((wanted) => text.toLowerCase().includes(wanted.toLowerCase()));
      const nodes = textNodes(context, {
        text,
        box: { x: stage.x, y: top + index * (lineRoom + gap), width: stage.width, height: lineRoom },
        font: "display",
        colour: theme.colours.text,
        emphasis,
        maxSize: 136,
        minSize: 36,
        maxLines: 3,
        align: index % 2 === 0 ? "left" : "right",
        role: moment.isOpening ? "hook" : "layout",
      });
      const progress = moment.isOpening
        ? 1
        : progressOf(theme.motion.curve, moment.timeMs, index * LINE_STAGGER_MS, theme.motion.enterMs);
      const side = index % 2 === 0 ? -1 : 1;
      const drift = (moment.timeMs / 1000) * 5 * side;
      return nodes.map((node) =>
        moved(node, mixNumbers(side * 220, 0, progress) - drift, 0, {
          opacity: Math.min(1, progress * 1.4),
          scale: mixNumbers(1.12, 1, Math.min(1, progress)),
        }),
      );
    });
    const underline: SpriteNode[] = [];
    if (data.progress) {
      const [done = 0, total = 1] = data.progress.split("/").map((part) => Number.parseFloat(part));
      const box = { x: stage.x, y: stage.y + 18, width: stage.width, height: 12 };
      underline.push({ ...barNode(context, box, theme.colours.panel, theme.colours.panel) });
      const grown = mixNumbers((done - 1) / total, done / total, progressOf("smooth", moment.timeMs, 0, 700));
      underline.push({
        ...barNode(context, box, theme.colours.accent, theme.colours.accent2),
        clip: { ...box, width: box.width * grown },
      });
    }
    return [...underline, ...lineNodes];
  },
};
