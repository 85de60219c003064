import { progressOf } from "../motion/easing.ts";
import type { LayoutContext, Moment, Rect, SpriteNode } from "../scene.ts";
import { textNodes } from "../text/text-nodes.ts";
import { mercator } from "./mercator.ts";
import type { Evidence, MythData } from "./myth-data.ts";
import { barNode } from "./shapes.ts";
import { type MapPoint, toPixels, windowOver, worldNode } from "./world-map.ts";

type Place = Evidence<"latitude">["a"];

/** Where the two places stand in the height of their area. */
const MIDDLE_PART = 0.5;
const LABEL = { width: 370, nameHeight: 58, valueHeight: 66, gap: 26 };
const LINE_PX = 6;

/** Two places on a map that fills the frame; then their parallels are drawn across it, and their latitudes told. */
export function latitudeNodes(
  context: LayoutContext,
  evidence: Evidence<"latitude">,
  phase: MythData["phase"],
  moment: Moment,
  area: Rect,
): SpriteNode[] {
  const { accent, accent2 } = context.theme.colours;
  const places = [evidence.a, evidence.b];
  const onMap = places.map((place) => mercator(place.longitude, place.latitude));
  const window = windowOver(onMap, area, area.y + area.height * MIDDLE_PART);
  const isDrawn = phase !== "claim";
  const northern = evidence.a.latitude >= evidence.b.latitude ? 0 : 1;
  return [
    worldNode(context, { window }),
    ...places.flatMap((place, index) => {
      const point = toPixels(onMap[index] ?? { x: 0, y: 0 }, window);
      const colour = index === 0 ? accent : accent2;
      const drawn = phase === "evidence" ? progressOf("glide", moment.timeMs, 250 + index * 500, 900) : 1;
      return [
        ...(isDrawn ? [parallel(context, point.y, colour, drawn)] : []),
        pin(context, point, colour, 1 + moment.pulse * 0.12),
        ...label(context, place, { point, area, isAbove: index === northern, isDrawn }),
      ];
    }),
  ];
}

function parallel(context: LayoutContext, y: number, colour: string, drawn: number): SpriteNode {
  const line = { x: 0, y: y - LINE_PX / 2, width: context.frame.width, height: LINE_PX };
  return { ...barNode(context, line, colour, colour), clip: { ...line, width: line.width * drawn } };
}

/** The name and, once it is told, the latitude: above the northern place and below the southern, so that none cross. */
function label(
  context: LayoutContext,
  place: Place,
  at: { point: MapPoint; area: Rect; isAbove: boolean; isDrawn: boolean },
): SpriteNode[] {
  const { colours } = context.theme;
  const { point, area } = at;
  const height = LABEL.nameHeight + (at.isDrawn ? LABEL.valueHeight : 0);
  const x = Math.max(area.x, Math.min(area.x + area.width - LABEL.width, point.x - LABEL.width / 2));
  const y = at.isAbove ? point.y - LABEL.gap - height : point.y + LABEL.gap;
  const line = (text: string, top: number, maxSize: number, lineHeight: number): SpriteNode[] =>
    textNodes(context, {
      text,
      box: { x, y: top, width: LABEL.width, height: lineHeight },
      font: "body",
      colour: colours.text,
      maxSize,
      minSize: 24,
      maxLines: 1,
      align: "centre",
      outline: { colour: colours.background, widthPx: 9 },
    });
  return [
    ...line(place.label, y, 48, LABEL.nameHeight),
    ...(at.isDrawn ? line(place.text, y + LABEL.nameHeight, 64, LABEL.valueHeight) : []),
  ];
}

function pin(context: LayoutContext, point: MapPoint, colour: string, scale: number): SpriteNode {
  const size = 52;
  return {
    key: ["pin", colour, context.theme.id].join("|"),
    width: size,
    height: size,
    x: point.x - size / 2,
    y: point.y - size / 2,
    scale,
    paint(canvas) {
      canvas.beginPath();
      canvas.arc(size / 2, size / 2, size / 2 - 7, 0, Math.PI * 2);
      canvas.fillStyle = colour;
      canvas.fill();
      canvas.lineWidth = 7;
      canvas.strokeStyle = context.theme.colours.text;
      canvas.stroke();
    },
  };
}
