import type { Picture } from "../../model/layout-data.ts";
import { mixNumbers, progressOf } from "../motion/easing.ts";
import type { LayoutContext, Moment, Rect, SpriteNode } from "../scene.ts";
import { textNodes } from "../text/text-nodes.ts";
import { ZOOM_WHILE_ASKING } from "./quiz-clue.ts";
import type { QuizData } from "./quiz-data.ts";
import { inkOn, moved, panelNode } from "./shapes.ts";

const PLATE_HEIGHT = 150;
const NOTE_HEIGHT = 78;

/** The picture, seen whole, the answer dropping onto its foot, and what else is known of it. */
export function quizAnswer(context: LayoutContext, data: QuizData, moment: Moment, box: Rect): SpriteNode[] {
  const noteHeight = data.answerNote ? NOTE_HEIGHT : 0;
  const plate = {
    x: box.x,
    y: box.y + box.height - PLATE_HEIGHT - noteHeight,
    width: box.width,
    height: PLATE_HEIGHT,
  };
  const pictureBox = { ...box, height: plate.y - box.y + PLATE_HEIGHT * 0.3 };
  return [
    ...pictureNodes(context, data, moment, pictureBox),
    ...plateNodes(context, data.answer, moment, plate),
    ...(data.answerNote ? noteNodes(context, data.answerNote, moment, box) : []),
  ];
}

function pictureNodes(context: LayoutContext, data: QuizData, moment: Moment, box: Rect): SpriteNode[] {
  const picture = answerPicture(data);
  if (!picture) return [];
  const sprite = context.assets.sprite(picture, box.width, box.height);
  const out = progressOf(context.theme.motion.curve, moment.timeMs, 0, context.theme.motion.enterMs + 150);
  const from = data.clue.kind === "flag-zoom" ? ZOOM_WHILE_ASKING * 0.8 : 0.7;
  const frame = { x: context.frame.x, y: box.y, width: context.frame.width, height: box.height };
  return [
    {
      ...sprite,
      isBleeding: true,
      x: box.x + (box.width - sprite.width) / 2,
      y: box.y + (box.height - sprite.height) / 2,
      scale: mixNumbers(from, 1, out) * (1 + moment.pulse * 0.015),
      ...(data.clue.kind === "flag-zoom" && out < 1 ? { clip: frame } : {}),
    },
  ];
}

/** What the answer looks like: its own picture, else what was to be guessed from. */
export function answerPicture({ answerPicture: own, clue }: QuizData): Picture | undefined {
  if (own) return own;
  if (clue.kind === "emoji") return { kind: "emoji", emoji: clue.emoji };
  if (clue.kind === "clues") return clue.picture;
  return { kind: clue.kind === "silhouette" ? "shape" : "flag", code: clue.code };
}

function plateNodes(context: LayoutContext, answer: string, moment: Moment, plate: Rect): SpriteNode[] {
  const { accent } = context.theme.colours;
  const drop = progressOf("overshoot", moment.timeMs, 120, 420);
  return [
    panelNode(context, plate, accent),
    ...textNodes(context, {
      text: answer,
      box: { x: plate.x + 30, y: plate.y + 8, width: plate.width - 60, height: plate.height - 16 },
      font: "display",
      colour: inkOn(accent),
      maxSize: 112,
      minSize: 40,
      maxLines: 1,
      align: "centre",
    }),
  ].map((node) => moved(node, 0, mixNumbers(200, 0, drop), { opacity: Math.min(1, drop * 2) }));
}

function noteNodes(context: LayoutContext, note: string, moment: Moment, box: Rect): SpriteNode[] {
  const opacity = progressOf("smooth", moment.timeMs, 420, 300);
  return textNodes(context, {
    text: note,
    box: { x: box.x, y: box.y + box.height - NOTE_HEIGHT + 6, width: box.width, height: NOTE_HEIGHT - 6 },
    font: "body",
    colour: context.theme.colours.text,
    maxSize: 50,
    minSize: 24,
    maxLines: 2,
    align: "centre",
  }).map((node) => ({ ...node, opacity }));
}
