import type { LayoutDataOf } from "../../model/layout-data.ts";
import { mixNumbers, progressOf } from "../motion/easing.ts";
import type { LayoutContext, Moment, Rect, SpriteNode } from "../scene.ts";
import { textNodes } from "../text/text-nodes.ts";
import { mercator, mercatorStretch } from "./mercator.ts";
import { barNode, withAlpha } from "./shapes.ts";

type Data = LayoutDataOf<"myth-map">;
type Evidence<Kind extends Data["evidence"]["kind"]> = Extract<Data["evidence"], { kind: Kind }>;

/** What proves or breaks the belief; in the claim phase only its subjects are seen. */
export function mapNodes(context: LayoutContext, data: Data, moment: Moment, area: Rect): SpriteNode[] {
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
  phase: Data["phase"],
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
  const width = Math.max(0.1, (Math.max(...xs) - Math.min(...xs)) * 1.7);
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

/** The first shape starts as large as Mercator shows it and shrinks, while it slides, to what it is beside the other. */
function trueSizeNodes(
  context: LayoutContext,
  evidence: Evidence<"true-size">,
  phase: Data["phase"],
  moment: Moment,
  area: Rect,
): SpriteNode[] {
  const { theme } = context;
  const a = shapeFacts(context, evidence.a.code);
  const b = shapeFacts(context, evidence.b.code);
  const mapWidth = a.width * a.stretch + b.width * b.stretch;
  const mapHeight = Math.max(a.height * a.stretch, b.height * b.stretch);
  const unit = Math.min((area.width - 40) / mapWidth, (area.height - 130) / mapHeight);
  const slide =
    phase === "claim"
      ? 0
      : phase === "evidence"
        ? progressOf("glide", moment.timeMs, 300, Math.min(2200, moment.durationMs * 0.6))
        : 1;
  const nodes: SpriteNode[] = [];
  let x = area.x;
  for (const [index, [shape, place]] of (
    [
      [a, evidence.a],
      [b, evidence.b],
    ] as const
  ).entries()) {
    const colour = index === 0 ? theme.colours.accent : theme.colours.accent2;
    const full = shape.width * shape.stretch * unit;
    const height = shape.height * shape.stretch * unit;
    const node = outlineNode(context, place.code, full, height, colour);
    const trueScale = mixNumbers(1, 1 / shape.stretch, slide);
    nodes.push({ ...node, x, y: area.y + (area.height - 110 - height) / 2, scale: trueScale });
    // The stamp and its note stand there now.
    if (phase === "verdict") {
      x += full + 40;
      continue;
    }
    const text = phase === "claim" ? place.label : `${place.label}: ${place.text}`;
    const labelWidth = area.width / 2 - 10;
    nodes.push(
      ...textNodes(context, {
        text,
        box: {
          x: area.x + index * (labelWidth + 20),
          y: area.y + area.height - 100,
          width: labelWidth,
          height: 96,
        },
        font: "body",
        colour: colour === theme.colours.accent ? theme.colours.accent : theme.colours.text,
        maxSize: 42,
        minSize: 24,
        maxLines: 2,
        align: "centre",
      }),
    );
    x += full + 40;
  }
  return nodes;
}

function shapeFacts(
  context: LayoutContext,
  code: string,
): { width: number; height: number; stretch: number } {
  const box = boxOf(context.assets.outline(code));
  const middle = (box.north + box.south) / 2;
  const cosine = Math.cos((middle * Math.PI) / 180);
  return {
    width: (box.east - box.west) * cosine,
    height: box.north - box.south,
    stretch: mercatorStretch(middle),
  };
}

function boxOf(rings: readonly (readonly (readonly [number, number])[])[]): {
  west: number;
  east: number;
  south: number;
  north: number;
} {
  const box = { west: 180, east: -180, south: 90, north: -90 };
  for (const [longitude, latitude] of rings.flat()) {
    box.west = Math.min(box.west, longitude);
    box.east = Math.max(box.east, longitude);
    box.south = Math.min(box.south, latitude);
    box.north = Math.max(box.north, latitude);
  }
  return box;
}

function outlineNode(
  context: LayoutContext,
  code: string,
  width: number,
  height: number,
  colour: string,
): SpriteNode {
  const rings = context.assets.outline(code);
  const box = boxOf(rings);
  const size = { width: Math.max(2, Math.ceil(width)), height: Math.max(2, Math.ceil(height)) };
  return {
    key: ["outline", code, size.width, size.height, colour].join("|"),
    ...size,
    x: 0,
    y: 0,
    paint(canvas) {
      canvas.fillStyle = colour;
      canvas.beginPath();
      for (const ring of rings) {
        for (const [index, [longitude, latitude]] of ring.entries()) {
          const x = ((longitude - box.west) / (box.east - box.west)) * size.width;
          const y = ((box.north - latitude) / (box.north - box.south)) * size.height;
          if (index === 0) canvas.moveTo(x, y);
          else canvas.lineTo(x, y);
        }
        canvas.closePath();
      }
      canvas.fill();
    },
  };
}

function areaPopulationNodes(
  context: LayoutContext,
  evidence: Evidence<"area-population">,
  phase: Data["phase"],
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
