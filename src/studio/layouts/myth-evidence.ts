import { progressOf } from "../motion/easing.ts";
import type { LayoutContext, Moment, Rect, SpriteNode } from "../scene.ts";
import { textNodes } from "../text/text-nodes.ts";
import { mercator } from "./mercator.ts";
import { areaPopulationNodes } from "./myth-area-population.ts";
import type { Evidence, MythData } from "./myth-data.ts";
import { trueSizeNodes } from "./myth-true-size.ts";
import { barNode, withAlpha } from "./shapes.ts";

/** What proves or breaks the belief; in the claim phase only its subjects are seen. */
export function mapNodes(context: LayoutContext, data: MythData, moment: Moment, area: Rect): SpriteNode[] {
  const { evidence } = data;
  if (evidence.kind === "latitude") return latitudeNodes(context, evidence, data.phase, moment, area);
  if (evidence.kind === "true-size") return trueSizeNodes(context, evidence, data.phase, moment, area);
  return areaPopulationNodes(context, evidence, data.phase, moment, area);
}

interface Window {
  /** Map units per pixel and the map point at the area's top left. */
  scale: number;
  left: number;
  top: number;
}

function latitudeNodes(
  context: LayoutContext,
  evidence: Evidence<"latitude">,
  phase: MythData["phase"],
  moment: Moment,
  area: Rect,
): SpriteNode[] {
  const { theme } = context;
  const points = [evidence.a, evidence.b].map((place) => mercator(place.longitude, place.latitude));
  const window = windowAround(points, area);
  const nodes: SpriteNode[] = [worldNode(context, window, area)];
  for (const [index, place] of [evidence.a, evidence.b].entries()) {
    const point = toPixels(points[index] ?? { x: 0, y: 0 }, window, area);
    const colour = index === 0 ? theme.colours.accent : theme.colours.accent2;
    if (phase !== "claim") {
      const drawn = phase === "evidence" ? progressOf("glide", moment.timeMs, 250 + index * 500, 900) : 1;
      const line = { x: 0, y: point.y - 3, width: context.frame.width, height: 6 };
      nodes.push({ ...barNode(context, line, colour, colour), clip: { ...line, width: line.width * drawn } });
    }
    nodes.push(pin(context, point, colour, 1 + moment.pulse * 0.12));
    const text = phase === "claim" ? place.label : `${place.label} ${place.text}`;
    const labelWidth = 360;
    const x = Math.max(area.x, Math.min(area.x + area.width - labelWidth, point.x - labelWidth / 2));
    nodes.push(
      ...textNodes(context, {
        text,
        box: { x, y: Math.min(point.y + 22, area.y + area.height - 60), width: labelWidth, height: 56 },
        font: "body",
        colour: theme.colours.text,
        maxSize: 42,
        minSize: 22,
        maxLines: 1,
        align: "centre",
        outline: { colour: theme.colours.background, widthPx: 8 },
      }),
    );
  }
  return nodes;
}

function windowAround(points: readonly { x: number; y: number }[], area: Rect): Window {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const width = Math.max(0.1, (Math.max(...xs) - Math.min(...xs)) * 1.32);
  const height = Math.max(0.08, (Math.max(...ys) - Math.min(...ys)) * 2.6);
  const scale = Math.max(width / area.width, height / area.height);
  const centreX = (Math.max(...xs) + Math.min(...xs)) / 2;
  const centreY = (Math.max(...ys) + Math.min(...ys)) / 2;
  return { scale, left: centreX - (area.width * scale) / 2, top: centreY - (area.height * scale) / 2 };
}

function toPixels(point: { x: number; y: number }, window: Window, area: Rect): { x: number; y: number } {
  return {
    x: area.x + (point.x - window.left) / window.scale,
    y: area.y + (point.y - window.top) / window.scale,
  };
}

/** The countries in view, bleeding to the edges of the frame. */
function worldNode(context: LayoutContext, window: Window, area: Rect): SpriteNode {
  const { theme, frame } = context;
  return {
    key: ["world", window.scale.toFixed(7), window.left.toFixed(5), window.top.toFixed(5), theme.id].join(
      "|",
    ),
    width: frame.width,
    height: frame.height,
    x: 0,
    y: 0,
    opacity: 0.8,
    isBleeding: true,
    paint(canvas) {
      canvas.fillStyle = withAlpha(theme.colours.panel, 0.96);
      canvas.strokeStyle = withAlpha(theme.colours.muted, 0.7);
      canvas.lineWidth = 2;
      for (const country of context.assets.world()) {
        canvas.beginPath();
        for (const ring of country.rings) {
          for (const [index, [longitude, latitude]] of ring.entries()) {
            const point = toPixels(mercator(longitude, latitude), window, area);
            if (index === 0) canvas.moveTo(point.x, point.y);
            else canvas.lineTo(point.x, point.y);
          }
          canvas.closePath();
        }
        canvas.fill();
        canvas.stroke();
      }
    },
  };
}

function pin(
  context: LayoutContext,
  point: { x: number; y: number },
  colour: string,
  scale: number,
): SpriteNode {
  const size = 44;
  return {
    key: ["pin", colour, context.theme.id].join("|"),
    width: size,
    height: size,
    x: point.x - size / 2,
    y: point.y - size / 2,
    scale,
    paint(canvas) {
      canvas.beginPath();
      canvas.arc(size / 2, size / 2, size / 2 - 6, 0, Math.PI * 2);
      canvas.fillStyle = colour;
      canvas.fill();
      canvas.lineWidth = 6;
      canvas.strokeStyle = context.theme.colours.text;
      canvas.stroke();
    },
  };
}
