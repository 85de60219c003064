import type { LayoutData } from "../../model/layout-data.ts";
import type { Layout, LayoutContext, Moment, SpriteNode } from "../scene.ts";
import { barCountdown } from "./bar-countdown.ts";
import { barRace } from "./bar-race.ts";
import { duel } from "./duel.ts";
import { headline } from "./headline.ts";
import { kineticType } from "./kinetic-type.ts";
import { mythMap } from "./myth-map.ts";
import { quizCard } from "./quiz-card.ts";

/** One row per layout. */
export const LAYOUTS: { [Id in LayoutData["layout"]]: Layout<Id> } = {
  headline,
  "bar-countdown": barCountdown,
  "quiz-card": quizCard,
  duel,
  "bar-race": barRace,
  "myth-map": mythMap,
  "kinetic-type": kineticType,
};

/** Draws whatever a beat shows at one moment. */
export function drawLayout(data: LayoutData, moment: Moment, context: LayoutContext): SpriteNode[] {
  switch (data.layout) {
    case "headline":
      return LAYOUTS.headline.draw(data, moment, context);
    case "bar-countdown":
      return LAYOUTS["bar-countdown"].draw(data, moment, context);
    case "quiz-card":
      return LAYOUTS["quiz-card"].draw(data, moment, context);
    case "duel":
      return LAYOUTS.duel.draw(data, moment, context);
    case "bar-race":
      return LAYOUTS["bar-race"].draw(data, moment, context);
    case "myth-map":
      return LAYOUTS["myth-map"].draw(data, moment, context);
    case "kinetic-type":
      return LAYOUTS["kinetic-type"].draw(data, moment, context);
  }
}
