import { mixNumbers, progressOf } from "../motion/easing.ts";
import type { LayoutContext, Moment, Rect, SpriteNode } from "../scene.ts";
import { textNodes } from "../text/text-nodes.ts";
import { mercatorStretch } from "./mercator.ts";
import type { Evidence, MythData } from "./myth-data.ts";

/** The first shape starts as large as Mercator shows it and shrinks, while it slides, to what it is beside the other. */
export function trueSizeNodes(
  context: LayoutContext,
  evidence: Evidence<"true-size">,
  phase: MythData["phase"],
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
