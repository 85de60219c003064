import type { Picture } from "../../model/layout-data.ts";
import { mixNumbers, progressOf } from "../motion/easing.ts";
import type { LayoutContext, Moment, SpriteNode } from "../scene.ts";
import { floorCards } from "./floor-cards.ts";

export interface FloorPair {
  left: Picture | undefined;
  right: Picture | undefined;
  /** Comes forward while the other fades. */
  winner: "left" | "right" | undefined;
}

const DECIDED_MS = 500;
const LOSER_OPACITY = 0.3;

/** Two large pictures on the floor, one under each side. */
export function floorPair(context: LayoutContext, pair: FloorPair, moment: Moment): SpriteNode[] {
  if (!pair.left || !pair.right) return [];
  const [left, right] = floorCards(
    context,
    { pictures: [pair.left, pair.right], sinceMs: moment.timeMs, isStanding: true },
    moment,
  );
  if (!left || !right) return [];
  const decided = pair.winner ? progressOf("smooth", moment.timeMs, DECIDED_MS, 400) : 0;
  const winning = { scale: mixNumbers(1, 1.1, decided) + decided * moment.pulse * 0.02 };
  const losing = { opacity: mixNumbers(1, LOSER_OPACITY, decided), scale: mixNumbers(1, 0.94, decided) };
  if (decided === 0) return [left, right];
  const [winner, loser] = pair.winner === "left" ? [left, right] : [right, left];
  return [
    { ...loser, ...losing },
    { ...winner, ...winning },
  ];
}
