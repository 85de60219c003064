import type { Picture } from "../../model/layout-data.ts";
import { mixNumbers, progressOf } from "../motion/easing.ts";
import type { LayoutContext, Moment, Rect, SpriteNode } from "../scene.ts";
import { textNodes } from "../text/text-nodes.ts";
import type { QuizData } from "./quiz-data.ts";
import { moved, panelNode } from "./shapes.ts";

export const ZOOM_WHILE_ASKING = 3.2;
const ZOOM_OUT = 0.8;
const LINE_GAP = 20;
const PADDING = 30;

/** What there is to guess from, while the time runs. */
export function quizClue(
  context: LayoutContext,
  clue: QuizData["clue"],
  moment: Moment,
  box: Rect,
): SpriteNode[] {
  const { motion } = context.theme;
  const enter = moment.isOpening ? 1 : progressOf(motion.curve, moment.timeMs, 0, motion.enterMs);
  if (clue.kind === "clues") return clueLines(context, clue, moment, box);
  if (clue.kind === "flag-zoom") return zoomedFlag(context, clue.code, moment, box, enter);
  const picture =
    clue.kind === "emoji"
      ? ({ kind: "emoji", emoji: clue.emoji } as const)
      : ({ kind: "shape", code: clue.code } as const);
  const sprite = context.assets.sprite(picture, box.width, box.height - 20);
  return [
    {
      ...sprite,
      x: box.x + (box.width - sprite.width) / 2,
      y: box.y + (box.height - sprite.height) / 2,
      scale: Math.max(0.01, enter) * (1 + Math.sin(moment.timeMs / 500) * 0.015),
    },
  ];
}

/** A window on the flag where its colours meet, from edge to edge of the frame; it opens slowly. */
function zoomedFlag(
  context: LayoutContext,
  code: string,
  moment: Moment,
  box: Rect,
  enter: number,
): SpriteNode[] {
  const { frame, assets } = context;
  const picture = { kind: "flag", code } as const;
  const sprite = assets.sprite(picture, frame.width, frame.width);
  const clip = { x: frame.x, y: box.y, width: frame.width, height: box.height };
  const focus = assets.detail(picture, 1 / ZOOM_WHILE_ASKING);
  const opened = moment.timeMs / Math.max(1, moment.durationMs);
  const scale = mixNumbers(ZOOM_WHILE_ASKING, ZOOM_WHILE_ASKING * ZOOM_OUT, opened);
  const middleX = clip.x + clip.width / 2 - (focus.x - 0.5) * sprite.width * scale;
  const middleY = clip.y + clip.height / 2 - (focus.y - 0.5) * sprite.height * scale;
  return [
    {
      ...sprite,
      x: within(middleX, sprite.width * scale, clip.x, clip.width) - sprite.width / 2,
      y: within(middleY, sprite.height * scale, clip.y, clip.height) - sprite.height / 2,
      scale,
      clip,
      isBleeding: true,
      opacity: enter,
    },
  ];
}

/** The middle nearest to a wanted one at which something still covers a span. */
function within(middle: number, size: number, start: number, span: number): number {
  const play = Math.max(0, size - span) / 2;
  const centre = start + span / 2;
  return Math.max(centre - play, Math.min(centre + play, middle));
}

function clueLines(
  context: LayoutContext,
  { lines, linePictures = [] }: Extract<QuizData["clue"], { kind: "clues" }>,
  moment: Moment,
  box: Rect,
): SpriteNode[] {
  const { theme } = context;
  const height = Math.min(170, (box.height - LINE_GAP * (lines.length - 1)) / lines.length);
  return lines.flatMap((line, index) => {
    const row = { x: box.x, y: box.y + index * (height + LINE_GAP), width: box.width, height };
    const delayMs = moment.isOpening ? 0 : index * Math.min(900, moment.durationMs / (lines.length + 1));
    const progress = progressOf(theme.motion.curve, moment.timeMs, delayMs, theme.motion.enterMs);
    const nodes = lineRow(context, line, linePictures[index], row);
    return nodes.map((node) =>
      moved(node, mixNumbers(300, 0, progress), 0, { opacity: Math.min(1, progress * 1.5) }),
    );
  });
}

function lineRow(
  context: LayoutContext,
  line: string,
  picture: Picture | undefined,
  row: Rect,
): SpriteNode[] {
  const { colours } = context.theme;
  const pictureWidth = picture ? row.height * 1.2 : 0;
  const left = row.x + PADDING + (picture ? pictureWidth + PADDING : 0);
  const text = textNodes(context, {
    text: line,
    box: { x: left, y: row.y + 8, width: row.x + row.width - PADDING - left, height: row.height - 16 },
    font: "body",
    colour: colours.text,
    maxSize: 64,
    minSize: 26,
    maxLines: 2,
  });
  const plate = panelNode(context, row, colours.panel);
  if (!picture) return [plate, ...text];
  const sprite = context.assets.sprite(picture, pictureWidth, row.height - 28);
  const place = {
    x: row.x + PADDING + (pictureWidth - sprite.width) / 2,
    y: row.y + (row.height - sprite.height) / 2,
  };
  return [plate, { ...sprite, ...place }, ...text];
}
