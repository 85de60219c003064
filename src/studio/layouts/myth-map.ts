import type { LayoutDataOf } from "../../model/layout-data.ts";
import { progressOf } from "../motion/easing.ts";
import type { Layout, LayoutContext, Moment, Rect, SpriteNode } from "../scene.ts";
import { type TextRequest, textNodes } from "../text/text-nodes.ts";
import { evidenceNodes } from "./myth-evidence.ts";
import { stampNodes } from "./stamp.ts";

type Data = LayoutDataOf<"myth-map">;

const CLAIM_HEIGHT = 180;
const STAMP_PART = 0.46;
/** The belief gives way when the stamp has hit it. */
const GONE_MS = 260;

/** A belief, the map that breaks it, and the stamp. */
export const mythMap: Layout<"myth-map"> = {
  id: "myth-map",
  draw(data, moment, context) {
    const { stage } = context;
    const head = { x: stage.x, y: stage.y, width: stage.width, height: CLAIM_HEIGHT - 20 };
    const area = { ...stage, y: stage.y + CLAIM_HEIGHT, height: stage.height - CLAIM_HEIGHT };
    const isOver = data.phase === "verdict" && moment.timeMs >= GONE_MS;
    return [
      ...evidenceNodes(context, data, moment, area),
      ...(isOver ? [] : claimNodes(context, data, moment, head)),
      ...(data.phase === "verdict" ? verdictNodes(context, data, moment, head) : []),
    ];
  },
};

function claimNodes(context: LayoutContext, data: Data, moment: Moment, box: Rect): SpriteNode[] {
  return textNodes(context, {
    ...headline(context, data.claim, box),
    font: "display",
    maxSize: 84,
    role: moment.isOpening ? "hook" : "layout",
  });
}

/** The stamp on the belief, and beside it what is true instead. */
function verdictNodes(context: LayoutContext, data: Data, moment: Moment, box: Rect): SpriteNode[] {
  if (!data.note) return stampNodes(context, data.verdict, moment, box);
  const stampBox = { ...box, width: box.width * STAMP_PART };
  const noteBox = { ...box, x: box.x + stampBox.width + 16, width: box.width - stampBox.width - 16 };
  const note = textNodes(context, { ...headline(context, data.note, noteBox), font: "body", maxSize: 58 });
  const opacity = progressOf("smooth", moment.timeMs, GONE_MS, 300);
  return [
    ...stampNodes(context, data.verdict, moment, stampBox),
    ...note.map((node) => ({ ...node, opacity })),
  ];
}

function headline({ theme }: LayoutContext, text: string, box: Rect): Omit<TextRequest, "font" | "maxSize"> {
  return {
    text,
    box,
    colour: theme.colours.text,
    minSize: 30,
    maxLines: 3,
    outline: { colour: theme.colours.background, widthPx: 10 },
  };
}
