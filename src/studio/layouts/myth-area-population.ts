import { progressOf } from "../motion/easing.ts";
import type { LayoutContext, Moment, Rect, SpriteNode } from "../scene.ts";
import { textNodes } from "../text/text-nodes.ts";
import type { Evidence, MythData } from "./myth-data.ts";
import { barNode } from "./shapes.ts";

/** Outlines in proportion to their areas, bars in proportion to their people. */
export function areaPopulationNodes(
  context: LayoutContext,
  evidence: Evidence<"area-population">,
  phase: MythData["phase"],
  moment: Moment,
  area: Rect,
): SpriteNode[] {
  const { theme } = context;
  const half = (area.width - 28) / 2;
  const largestArea = Math.max(evidence.a.area, evidence.b.area);
  const largestPopulation = Math.max(evidence.a.population, evidence.b.population);
  return [evidence.a, evidence.b].flatMap((place, index) => {
    const x = area.x + index * (half + 28);
    const colour = index === 0 ? theme.colours.accent : theme.colours.accent2;
    const shape = context.assets.sprite({ kind: "shape", code: place.code }, half, area.height * 0.46);
    const linear = Math.sqrt(place.area / largestArea);
    const nodes: SpriteNode[] = [
      { ...shape, x: x + (half - shape.width) / 2, y: area.y, scale: Math.max(0.12, linear) },
    ];
    const label = { x, y: area.y + area.height * 0.48, width: half, height: 60 };
    nodes.push(
      ...textNodes(context, {
        text: place.label,
        box: label,
        font: "body",
        colour: theme.colours.text,
        maxSize: 48,
        minSize: 24,
        maxLines: 1,
        align: "centre",
      }),
    );
    nodes.push(
      ...textNodes(context, {
        text: place.areaText,
        box: { ...label, y: label.y + 58, height: 48 },
        font: "body",
        colour: theme.colours.muted,
        maxSize: 36,
        minSize: 22,
        maxLines: 1,
        align: "centre",
      }),
    );
    if (phase === "claim") return nodes;
    const grown = phase === "evidence" ? progressOf("snap", moment.timeMs, 200 + index * 250, 900) : 1;
    const bar = {
      x,
      y: area.y + area.height - 124,
      width: Math.max(30, half * (place.population / largestPopulation)),
      height: 54,
    };
    nodes.push({ ...barNode(context, bar, colour, colour), clip: { ...bar, width: bar.width * grown } });
    nodes.push(
      ...textNodes(context, {
        text: place.populationText,
        box: { x, y: bar.y + 60, width: half, height: 54 },
        font: "body",
        colour: theme.colours.text,
        maxSize: 40,
        minSize: 22,
        maxLines: 1,
        align: "left",
      }),
    );
    return nodes;
  });
}
