import type { LayoutDataOf } from "../../model/layout-data.ts";
import { progressOf } from "../motion/easing.ts";
import type { Layout, LayoutContext, Moment, Rect, SpriteNode } from "../scene.ts";
import { textNodes } from "../text/text-nodes.ts";
import { mapNodes } from "./myth-evidence.ts";
import { stampNodes } from "./stamp.ts";

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
      maxSize: 84,
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
      ...(data.phase === "verdict" ? verdict(context, data, moment, area) : []),
    ];
  },
};

/** The stamp over the map, and under it what is true instead. */
function verdict(context: LayoutContext, data: Data, moment: Moment, area: Rect): SpriteNode[] {
  const { colours } = context.theme;
  // Bars say it already where there are bars; on maps the places are in the middle, and the stamp leaves them free.
  if (data.evidence.kind === "area-population") {
    const overShapes = { ...area, y: area.y + area.height * 0.08, height: area.height * 0.44 };
    return stampNodes(context, data.verdict, moment, overShapes);
  }
  const stampBox = { ...area, y: area.y + area.height * 0.54, height: area.height * 0.28 };
  if (!data.note) return stampNodes(context, data.verdict, moment, stampBox);
  const note = textNodes(context, {
    text: data.note,
    box: { ...area, y: area.y + area.height - 116, height: 110 },
    font: "body",
    colour: colours.text,
    maxSize: 54,
    minSize: 26,
    maxLines: 2,
    align: "centre",
    outline: { colour: colours.background, widthPx: 8 },
  });
  const opacity = progressOf("smooth", moment.timeMs, 450, 300);
  return [
    ...stampNodes(context, data.verdict, moment, stampBox),
    ...note.map((node) => ({ ...node, opacity })),
  ];
}
