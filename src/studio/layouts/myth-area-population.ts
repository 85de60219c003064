import { progressOf } from "../motion/easing.ts";
import type { LayoutContext, Moment, Rect, SpriteNode } from "../scene.ts";
import { floorPair } from "../scenery/floor-pair.ts";
import { type TextRequest, textNodes } from "../text/text-nodes.ts";
import type { Evidence, MythData } from "./myth-data.ts";
import { barNode } from "./shapes.ts";

type Place = Evidence<"area-population">["a"];

/** Parts of the height: outlines, names, areas; the rest is the people's. */
const SHAPE_PART = 0.44;
const NAME_PART = 0.13;
const AREA_PART = 0.1;
const GAP = 28;
const BAR_HEIGHT = 62;

/** Outlines in proportion to their areas, bars in proportion to their people. */
export function areaPopulationNodes(
  context: LayoutContext,
  evidence: Evidence<"area-population">,
  phase: MythData["phase"],
  moment: Moment,
  area: Rect,
): SpriteNode[] {
  const { a, b } = evidence;
  const { accent, accent2 } = context.theme.colours;
  const width = (area.width - GAP) / 2;
  const more = a.population > b.population ? "left" : "right";
  const flagOf = (place: Place) => ({ kind: "flag", code: place.code }) as const;
  return [
    ...floorPair(
      context,
      { left: flagOf(a), right: flagOf(b), winner: phase === "verdict" ? more : undefined },
      moment,
    ),
    ...[a, b].flatMap((place, index) => {
      const column = { ...area, x: area.x + index * (width + GAP), width };
      const colour = index === 0 ? accent : accent2;
      return [
        ...landNodes(context, place, Math.sqrt(place.area / Math.max(a.area, b.area)), column),
        ...(phase === "claim"
          ? []
          : peopleNodes(context, place, column, {
              colour,
              share: place.population / Math.max(a.population, b.population),
              grown: phase === "evidence" ? progressOf("snap", moment.timeMs, 200 + index * 250, 900) : 1,
            })),
      ];
    }),
  ];
}

function landNodes(context: LayoutContext, place: Place, linearShare: number, column: Rect): SpriteNode[] {
  const { colours } = context.theme;
  const height = column.height * SHAPE_PART;
  const shape = context.assets.sprite({ kind: "shape", code: place.code }, column.width, height);
  const name = { ...column, y: column.y + height + 10, height: column.height * NAME_PART };
  const line = (request: Omit<TextRequest, "font" | "maxLines" | "align">): SpriteNode[] =>
    textNodes(context, { ...request, font: "body", maxLines: 1, align: "centre" });
  return [
    {
      ...shape,
      x: column.x + (column.width - shape.width) / 2,
      y: column.y + (height - shape.height) / 2,
      scale: Math.max(0.12, linearShare),
    },
    ...line({ text: place.label, box: name, colour: colours.text, maxSize: 60, minSize: 24 }),
    ...line({
      text: place.areaText,
      box: { ...name, y: name.y + name.height, height: column.height * AREA_PART },
      colour: colours.muted,
      maxSize: 46,
      minSize: 22,
    }),
  ];
}

function peopleNodes(
  context: LayoutContext,
  place: Place,
  column: Rect,
  state: { colour: string; share: number; grown: number },
): SpriteNode[] {
  const textHeight = 58;
  const bar = {
    x: column.x,
    y: column.y + column.height - textHeight - BAR_HEIGHT,
    width: Math.max(30, column.width * state.share),
    height: BAR_HEIGHT,
  };
  return [
    {
      ...barNode(context, bar, state.colour, state.colour),
      clip: { ...bar, width: bar.width * state.grown },
    },
    ...textNodes(context, {
      text: place.populationText,
      box: { x: column.x, y: bar.y + BAR_HEIGHT + 2, width: column.width, height: textHeight - 2 },
      font: "body",
      colour: context.theme.colours.text,
      maxSize: 48,
      minSize: 22,
      maxLines: 1,
    }),
  ];
}
