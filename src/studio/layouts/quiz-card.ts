import type { LayoutDataOf } from "../../model/layout-data.ts";
import { mixNumbers, progressOf } from "../motion/easing.ts";
import type { Layout, LayoutContext, Moment, Rect, SpriteNode } from "../scene.ts";
import { textNodes } from "../text/text-nodes.ts";
import { inkOn, moved, panelNode } from "./shapes.ts";

type Data = LayoutDataOf<"quiz-card">;

const QUESTION_HEIGHT = 150;
const RING_SIZE = 132;
const RING_STEPS_PER_SECOND = 12;
const ZOOM_WHILE_ASKING = 3.4;

/** A riddle with a timer ring; at the reveal the picture is seen whole and the answer drops in. */
export const quizCard: Layout<"quiz-card"> = {
  id: "quiz-card",
  draw(data, moment, context) {
    const { stage, theme } = context;
    const question = textNodes(context, {
      text: data.question,
      box: {
        x: stage.x,
        y: stage.y,
        width: stage.width - (data.phase === "ask" ? RING_SIZE + 24 : 0),
        height: QUESTION_HEIGHT - 14,
      },
      font: "display",
      colour: theme.colours.text,
      maxSize: 68,
      minSize: 34,
      maxLines: 2,
      role: moment.isOpening ? "hook" : "layout",
    });
    const cardBox = {
      x: stage.x,
      y: stage.y + QUESTION_HEIGHT,
      width: stage.width,
      height: stage.height - QUESTION_HEIGHT,
    };
    return [
      ...question,
      ...(data.phase === "ask" ? timerRing(context, moment) : []),
      ...(data.phase === "ask"
        ? asking(context, data, moment, cardBox)
        : revealing(context, data, moment, cardBox)),
    ];
  },
};

function asking(context: LayoutContext, data: Data, moment: Moment, box: Rect): SpriteNode[] {
  const { theme } = context;
  const enter = moment.isOpening ? 1 : progressOf(theme.motion.curve, moment.timeMs, 0, theme.motion.enterMs);
  const { clue } = data;
  if (clue.kind === "clues") return clueLines(context, clue, moment, box);
  const picture =
    clue.kind === "emoji"
      ? ({ kind: "emoji", emoji: clue.emoji } as const)
      : clue.kind === "silhouette"
        ? ({ kind: "shape", code: clue.code } as const)
        : ({ kind: "flag", code: clue.code } as const);
  const sprite = context.assets.sprite(picture, box.width, box.height - 20);
  const x = box.x + (box.width - sprite.width) / 2;
  const y = box.y + (box.height - sprite.height) / 2;
  if (clue.kind !== "flag-zoom") {
    const breathe = 1 + Math.sin(moment.timeMs / 500) * 0.015;
    return [{ ...sprite, x, y, scale: Math.max(0.01, enter) * breathe }];
  }
  const slow = moment.timeMs / Math.max(1, moment.durationMs);
  const clip = { x, y, width: sprite.width, height: sprite.height };
  return [
    {
      ...sprite,
      x,
      y,
      scale: mixNumbers(ZOOM_WHILE_ASKING, ZOOM_WHILE_ASKING * 0.82, slow),
      clip,
      opacity: enter,
    },
  ];
}

function clueLines(
  context: LayoutContext,
  clue: Extract<Data["clue"], { kind: "clues" }>,
  moment: Moment,
  box: Rect,
): SpriteNode[] {
  const { theme } = context;
  const gap = 18;
  const height = Math.min(150, (box.height - gap * (clue.lines.length - 1)) / clue.lines.length);
  return clue.lines.flatMap((line, index) => {
    const row = { x: box.x, y: box.y + index * (height + gap), width: box.width, height };
    const delayMs = moment.isOpening ? 0 : index * Math.min(900, moment.durationMs / (clue.lines.length + 1));
    const progress = progressOf(theme.motion.curve, moment.timeMs, delayMs, theme.motion.enterMs);
    const nodes = [
      panelNode(context, row, theme.colours.panel),
      ...textNodes(context, {
        text: line,
        box: { x: row.x + 36, y: row.y + 8, width: row.width - 72, height: height - 16 },
        font: "body",
        colour: theme.colours.text,
        maxSize: 50,
        minSize: 26,
        maxLines: 2,
      }),
    ];
    return nodes.map((node) =>
      moved(node, mixNumbers(300, 0, progress), 0, { opacity: Math.min(1, progress * 1.5) }),
    );
  });
}

function revealing(context: LayoutContext, data: Data, moment: Moment, box: Rect): SpriteNode[] {
  const { theme } = context;
  const pictureBox = { ...box, height: box.height - 250 };
  const picture = data.answerPicture ?? pictureOf(data);
  const out = progressOf(theme.motion.curve, moment.timeMs, 0, theme.motion.enterMs + 150);
  const nodes: SpriteNode[] = [];
  if (picture) {
    const sprite = context.assets.sprite(picture, pictureBox.width, pictureBox.height);
    const from = data.clue.kind === "flag-zoom" ? ZOOM_WHILE_ASKING * 0.82 : 0.7;
    nodes.push({
      ...sprite,
      x: pictureBox.x + (pictureBox.width - sprite.width) / 2,
      y: pictureBox.y + (pictureBox.height - sprite.height) / 2,
      scale: mixNumbers(from, 1, out) * (1 + moment.pulse * 0.015),
      ...(data.clue.kind === "flag-zoom" && out < 1 ? { clip: pictureBox } : {}),
    });
  }
  const answerBox = {
    x: box.x,
    y: box.y + box.height - 226,
    width: box.width,
    height: data.answerNote ? 140 : 210,
  };
  const drop = progressOf("overshoot", moment.timeMs, 120, 420);
  const answer = [
    panelNode(context, answerBox, theme.colours.accent),
    ...textNodes(context, {
      text: data.answer,
      box: {
        x: answerBox.x + 30,
        y: answerBox.y + 8,
        width: answerBox.width - 60,
        height: answerBox.height - 16,
      },
      font: "display",
      colour: inkOn(theme.colours.accent),
      maxSize: 104,
      minSize: 40,
      maxLines: 1,
      align: "centre",
    }),
  ];
  nodes.push(
    ...answer.map((node) => moved(node, 0, mixNumbers(200, 0, drop), { opacity: Math.min(1, drop * 2) })),
  );
  if (data.answerNote) {
    const note = textNodes(context, {
      text: data.answerNote,
      box: { x: box.x, y: box.y + box.height - 76, width: box.width, height: 76 },
      font: "body",
      colour: theme.colours.text,
      maxSize: 40,
      minSize: 24,
      maxLines: 2,
      align: "centre",
    });
    const fade = progressOf("smooth", moment.timeMs, 420, 300);
    nodes.push(...note.map((node) => ({ ...node, opacity: fade })));
  }
  return nodes;
}

function pictureOf(data: Data): Data["answerPicture"] {
  const { clue } = data;
  if (clue.kind === "emoji") return { kind: "emoji", emoji: clue.emoji };
  if (clue.kind === "clues") return clue.picture;
  return { kind: clue.kind === "silhouette" ? "shape" : "flag", code: clue.code };
}

/** Runs out with the beat; the second stands inside. */
function timerRing(context: LayoutContext, moment: Moment): SpriteNode[] {
  const { stage, theme } = context;
  const left = Math.max(0, 1 - moment.timeMs / moment.durationMs);
  const steps = Math.max(1, Math.round((moment.durationMs / 1000) * RING_STEPS_PER_SECOND));
  const step = Math.ceil(left * steps);
  const second = String(Math.max(1, Math.ceil((left * moment.durationMs) / 1000)));
  const x = stage.x + stage.width - RING_SIZE;
  const ring: SpriteNode = {
    key: ["ring", context.fonts.id, step, steps, second, theme.colours.accent, theme.colours.panel].join("|"),
    width: RING_SIZE,
    height: RING_SIZE,
    x,
    y: stage.y,
    paint(canvas) {
      const centre = RING_SIZE / 2;
      canvas.lineWidth = 16;
      canvas.lineCap = "round";
      canvas.beginPath();
      canvas.arc(centre, centre, centre - 10, 0, Math.PI * 2);
      canvas.fillStyle = theme.colours.panel;
      canvas.fill();
      canvas.strokeStyle = theme.colours.muted;
      canvas.globalAlpha = 0.35;
      canvas.stroke();
      canvas.globalAlpha = 1;
      canvas.beginPath();
      canvas.arc(centre, centre, centre - 10, -Math.PI / 2, -Math.PI / 2 + (Math.PI * 2 * step) / steps);
      canvas.strokeStyle = theme.colours.accent;
      canvas.stroke();
      canvas.font = context.fonts.css("display", 56);
      canvas.textAlign = "center";
      canvas.textBaseline = "middle";
      canvas.fillStyle = theme.colours.text;
      canvas.fillText(second, centre, centre + 4);
    },
  };
  return [{ ...ring, scale: 1 + moment.pulse * 0.05 }];
}
