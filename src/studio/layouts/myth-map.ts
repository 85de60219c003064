import type { LayoutDataOf } from "../../model/layout-data.ts";
import { mixNumbers, progressOf } from "../motion/easing.ts";
import type { Layout, LayoutContext, Moment, Rect, SpriteNode } from "../scene.ts";
import { textNodes } from "../text/text-nodes.ts";
import { mapNodes } from "./myth-evidence.ts";
import { inkOn, moved, panelNode } from "./shapes.ts";

type Data = LayoutDataOf<"myth-map">;

const CLAIM_HEIGHT = 180;

/** A belief, the map that breaks it, and the stamp. */
export const mythMap: Layout<"myth-map"> = {
  id: "myth-map",
  draw(data, moment, context) {
    const { stage, theme } = context;
    const claim = textNodes(context, {
      text: data.claim,
      box: { x: stage.x, y: stage.y, width: stage.width, height: CLAIM_HEIGHT - 20 },
      font: "display",
      colour: theme.colours.text,
      maxSize: 72,
      minSize: 34,
      maxLines: 3,
      role: moment.isOpening ? "hook" : "layout",
      outline: { colour: theme.colours.background, widthPx: 10 },
    });
    const area = {
      x: stage.x,
      y: stage.y + CLAIM_HEIGHT,
      width: stage.width,
      height: stage.height - CLAIM_HEIGHT,
    };
    return [
      ...mapNodes(context, data, moment, area),
      ...claim,
      ...(data.phase === "verdict" ? stamp(context, data, moment, area) : []),
    ];
  },
};

/** Falls from large to its size, tilted, and shakes once. */
function stamp(context: LayoutContext, data: Data, moment: Moment, area: Rect): SpriteNode[] {
  const { theme } = context;
  const fall = progressOf("snap", moment.timeMs, 80, 260);
  const shake = moment.timeMs > 300 && moment.timeMs < 560 ? Math.sin(moment.timeMs / 16) * 8 : 0;
  const box = { x: area.x + 50, y: area.y + area.height - 330, width: area.width - 100, height: 200 };
  const nodes = [
    panelNode(context, box, theme.colours.accent, 26),
    ...textNodes(context, {
      text: data.verdict,
      box: { x: box.x + 30, y: box.y + 12, width: box.width - 60, height: 176 },
      font: "display",
      colour: inkOn(theme.colours.accent),
      maxSize: 150,
      minSize: 40,
      maxLines: 2,
      align: "centre",
    }),
  ];
  const note = data.note
    ? textNodes(context, {
        text: data.note,
        box: { x: area.x, y: box.y + 222, width: area.width, height: 110 },
        font: "body",
        colour: theme.colours.text,
        maxSize: 46,
        minSize: 26,
        maxLines: 2,
        align: "centre",
        outline: { colour: theme.colours.background, widthPx: 8 },
      })
    : [];
  return [
    ...nodes.map((node) =>
      moved(node, shake, 0, { scale: mixNumbers(2.2, 1, fall), opacity: Math.min(1, fall * 1.5) }),
    ),
    ...note.map((node) => ({ ...node, opacity: progressOf("smooth", moment.timeMs, 450, 300) })),
  ];
}
