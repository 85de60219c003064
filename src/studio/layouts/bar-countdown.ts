import type { LayoutDataOf } from "../../model/layout-data.ts";
import { mixNumbers, progressOf } from "../motion/easing.ts";
import type { Layout, LayoutContext, Moment, Rect, SpriteNode } from "../scene.ts";
import { confetti } from "../scenery/confetti.ts";
import { floorCards } from "../scenery/floor-cards.ts";
import { textNodes } from "../text/text-nodes.ts";
import { GROW_MS, revealedRow, waitingRow } from "./countdown-row.ts";

type Data = LayoutDataOf<"bar-countdown">;

const TITLE_HEIGHT = 116;
const ROW_GAP = 14;
/** How much taller the row is that this beat is about. */
const FOCUS = 1.8;
const SHIFT_MS = 380;

/** The list so far, worst rank at the foot: the active row is tall, its bar grows, its number counts. */
export const barCountdown: Layout<"bar-countdown"> = {
  id: "bar-countdown",
  draw(data, moment, context) {
    const { stage, theme } = context;
    const title = textNodes(context, {
      text: data.title,
      box: { x: stage.x, y: stage.y, width: stage.width, height: TITLE_HEIGHT - 18 },
      font: "display",
      colour: theme.colours.text,
      maxSize: 64,
      minSize: 30,
      maxLines: 2,
    });
    const largest = Math.max(...data.items.map((item) => Math.abs(item.value)), Number.MIN_VALUE);
    const boxes = rowBoxes(data, data.activeRank, stage);
    const boxesBefore = rowBoxes(data, data.activeRank + 1, stage);
    const shifted = moment.isOpening ? 1 : progressOf("glide", moment.timeMs, 0, SHIFT_MS);
    return [
      ...floorPictures(context, data, moment),
      ...(data.activeRank === 1 ? confetti(context, moment, GROW_MS) : []),
      ...title,
      ...data.items.flatMap((item) => {
        const box = boxes.get(item.rank);
        if (!box) return [];
        const dy = mixNumbers((boxesBefore.get(item.rank)?.y ?? box.y) - box.y, 0, shifted);
        if (item.rank < data.activeRank) return waitingRow(context, item.rank, box, dy);
        return revealedRow(context, item, box, {
          isActive: item.rank === data.activeRank,
          share: Math.abs(item.value) / largest,
          moment,
          dy: item.rank === data.activeRank ? 0 : dy,
        });
      }),
    ];
  },
};

/** Where each rank stands while one of them has the focus; a rank outside the list gives it to none. */
function rowBoxes(data: Data, focusRank: number, stage: Rect): Map<number, Rect> {
  const rows = [...data.items].sort((a, b) => a.rank - b.rank);
  const weightOf = (rank: number): number => (rank === focusRank ? FOCUS : 1);
  const weights = rows.reduce((sum, row) => sum + weightOf(row.rank), 0);
  const room = stage.height - TITLE_HEIGHT - ROW_GAP * (rows.length - 1);
  let y = stage.y + TITLE_HEIGHT;
  return new Map(
    rows.map(({ rank }) => {
      const box = { x: stage.x, y, width: stage.width, height: (room * weightOf(rank)) / weights };
      y += box.height + ROW_GAP;
      return [rank, box];
    }),
  );
}

/** The active picture large on the floor; it comes up over the one before. */
function floorPictures(context: LayoutContext, data: Data, moment: Moment): SpriteNode[] {
  const pictureOf = (rank: number) => data.items.find((item) => item.rank === rank)?.picture;
  const now = pictureOf(data.activeRank);
  const before = pictureOf(data.activeRank + 1);
  const isCovered = moment.timeMs > GROW_MS;
  return [
    ...(before && !isCovered
      ? floorCards(context, { pictures: [before], sinceMs: 0, isStanding: true }, moment)
      : []),
    ...(now
      ? floorCards(context, { pictures: [now], sinceMs: moment.timeMs, isStanding: moment.isOpening }, moment)
      : []),
  ];
}
