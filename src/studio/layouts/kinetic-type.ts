import { mixNumbers, progressOf } from "../motion/easing.ts";
import type { Layout, LayoutContext, Moment, Rect, SpriteNode } from "../scene.ts";
import { floorCards } from "../scenery/floor-cards.ts";
import { heardIndex } from "../text/spoken-text.ts";
import { textNodes } from "../text/text-nodes.ts";
import { barNode, moved, withAlpha } from "./shapes.ts";

const LINE_STAGGER_MS = 260;
/** A line is there just before it is heard. */
const AHEAD_MS = 140;
/** The last lines of a beat come early enough to be read by those who do not hear them. */
const READ_MS_MIN = 900;
const READ_MS_PER_CHARACTER = 50;
/** Lines come from below: from the side they would pass where platforms have their buttons. */
const RISE = 110;
const PROGRESS_HEIGHT = 56;
const LINE_GAP = 26;
const LINE_ROOM_MAX = 400;

/** The user's own words: each line hits as it is said, alternating sides, the word that is heard in colour. */
export const kineticType: Layout<"kinetic-type"> = {
  id: "kinetic-type",
  draw(data, moment, context) {
    const { stage } = context;
    const top = stage.y + (data.progress ? PROGRESS_HEIGHT : 0);
    const room = stage.y + stage.height - top;
    const gaps = LINE_GAP * (data.lines.length - 1);
    const lineRoom = Math.min(LINE_ROOM_MAX, (room - gaps) / data.lines.length);
    const first = top + (room - lineRoom * data.lines.length - gaps) / 2;
    let firstWord = 0;
    const lines = data.lines.flatMap((text, index) => {
      const box = {
        x: stage.x,
        y: first + index * (lineRoom + LINE_GAP),
        width: stage.width,
        height: lineRoom,
      };
      const nodes = lineNodes(context, { text, index, firstWord, box, emphasis: data.emphasis }, moment);
      firstWord += text.split(/\s+/).filter(Boolean).length;
      return nodes;
    });
    return [
      ...floorCards(
        context,
        { pictures: data.pictures ?? [], sinceMs: moment.timeMs - 120, isStanding: moment.isOpening },
        moment,
      ),
      ...(data.progress ? progressBar(context, data.progress, moment) : []),
      ...lines,
    ];
  },
};

interface Line {
  text: string;
  index: number;
  /** Its place among all words of the beat. */
  firstWord: number;
  box: Rect;
  emphasis: readonly string[];
}

function lineNodes(context: LayoutContext, line: Line, moment: Moment): SpriteNode[] {
  const { theme } = context;
  const heard = moment.spoken ? heardIndex(moment.spoken, moment.timeMs) : Number.POSITIVE_INFINITY;
  const isLeft = line.index % 2 === 0;
  const nodes = textNodes(context, {
    text: line.text,
    box: line.box,
    font: "display",
    colour: theme.colours.text,
    emphasis: line.emphasis.find((wanted) => line.text.toLowerCase().includes(wanted.toLowerCase())),
    wordColour: (index) => {
      const distance = line.firstWord + index - heard;
      if (distance === 0) return theme.colours.accent;
      return distance > 0 && !moment.isOpening ? withAlpha(theme.colours.text, 0.68) : undefined;
    },
    maxSize: 190,
    minSize: 36,
    maxLines: 3,
    align: isLeft ? "left" : "right",
    role: moment.isOpening ? "hook" : "layout",
  });
  const startMs = moment.spoken?.[line.firstWord]?.startMs;
  const latestMs =
    moment.durationMs - theme.motion.enterMs - READ_MS_MIN - line.text.length * READ_MS_PER_CHARACTER;
  const delayMs =
    startMs === undefined
      ? line.index * LINE_STAGGER_MS
      : Math.max(0, Math.min(startMs - AHEAD_MS, latestMs));
  const progress = moment.isOpening
    ? 1
    : progressOf(theme.motion.curve, moment.timeMs, delayMs, theme.motion.enterMs);
  const side = isLeft ? -1 : 1;
  const drift = (moment.timeMs / 1000) * 4 * side;
  return nodes.map((node) =>
    moved(node, -drift, mixNumbers(RISE, 0, progress), {
      opacity: Math.min(1, progress * 1.4),
      scale: mixNumbers(0.8, 1, Math.min(1, progress)),
    }),
  );
}

function progressBar(context: LayoutContext, progress: string, moment: Moment): SpriteNode[] {
  const { stage, theme } = context;
  const [done = 0, total = 1] = progress.split("/").map((part) => Number.parseFloat(part));
  const box = { x: stage.x, y: stage.y + 18, width: stage.width, height: 12 };
  const grown = mixNumbers((done - 1) / total, done / total, progressOf("smooth", moment.timeMs, 0, 700));
  return [
    barNode(context, box, theme.colours.panel, theme.colours.panel),
    {
      ...barNode(context, box, theme.colours.accent, theme.colours.accent2),
      clip: { ...box, width: box.width * grown },
    },
  ];
}
