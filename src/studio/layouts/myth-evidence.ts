import type { LayoutContext, Moment, Rect, SpriteNode } from "../scene.ts";
import { areaPopulationNodes } from "./myth-area-population.ts";
import type { MythData } from "./myth-data.ts";
import { latitudeNodes } from "./myth-latitude.ts";
import { trueSizeNodes } from "./myth-true-size.ts";

/** What proves or breaks the belief; in the claim phase only its subjects are seen. */
export function evidenceNodes(
  context: LayoutContext,
  { evidence, phase }: MythData,
  moment: Moment,
  area: Rect,
): SpriteNode[] {
  if (evidence.kind === "latitude") return latitudeNodes(context, evidence, phase, moment, area);
  if (evidence.kind === "true-size") return trueSizeNodes(context, evidence, phase, moment, area);
  return areaPopulationNodes(context, evidence, phase, moment, area);
}
