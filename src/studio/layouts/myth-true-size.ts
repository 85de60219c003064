import { mixNumbers, progressOf } from "../motion/easing.ts";
import type { LayoutContext, Moment, Rect, SpriteNode } from "../scene.ts";
import { textNodes } from "../text/text-nodes.ts";
import { mercator, mercatorStretch } from "./mercator.ts";
import type { Evidence, MythData } from "./myth-data.ts";
import { type MapPoint, windowOver, worldNode } from "./world-map.ts";

const LABEL = { height: 150, nameHeight: 62 };
const GAP = 40;
/** Below the captions. */
const FLOOR_TOP = 1268;
const FLOOR_MIDDLE = 1580;

/**
 * The first shape starts as large as Mercator shows it and shrinks, while it slides, to what it is beside the other; on the
 * floor lies the map that both are from.
 */
export function trueSizeNodes(
  context: LayoutContext,
  evidence: Evidence<"true-size">,
  phase: MythData["phase"],
  moment: Moment,
  area: Rect,
): SpriteNode[] {
  const { accent, accent2 } = context.theme.colours;
  const places = [
    { ...evidence.a, ...shapeFacts(context, evidence.a.code), colour: accent },
    { ...evidence.b, ...shapeFacts(context, evidence.b.code), colour: accent2 },
  ];
  const room = { ...area, height: area.height - LABEL.height };
  const mapWidth = places.reduce((sum, { width, stretch }) => sum + width * stretch, 0);
  const mapHeight = Math.max(...places.map(({ height, stretch }) => height * stretch));
  const unit = Math.min((room.width - GAP) / mapWidth, room.height / mapHeight);
  const slide = slideOf(phase, moment);
  const total = mapWidth * unit + GAP;
  let x = area.x + (area.width - total) / 2;
  return [
    floorMap(context, places),
    ...places.flatMap((place, index) => {
      const full = { width: place.width * place.stretch * unit, height: place.height * place.stretch * unit };
      const node = outlineNode(context, place.code, full.width, full.height, place.colour);
      const column = { x, width: full.width };
      x += full.width + GAP;
      return [
        {
          ...node,
          x: column.x,
          y: room.y + (room.height - full.height) / 2,
          scale: mixNumbers(1, 1 / place.stretch, slide),
        },
        ...labelNodes(context, place, labelBox(area, index), phase !== "claim"),
      ];
    }),
  ];
}

function slideOf(phase: MythData["phase"], moment: Moment): number {
  if (phase === "claim") return 0;
  if (phase === "verdict") return 1;
  return progressOf("glide", moment.timeMs, 300, Math.min(2200, moment.durationMs * 0.6));
}

function labelBox(area: Rect, index: number): Rect {
  const width = area.width / 2 - 10;
  return {
    x: area.x + index * (width + 20),
    y: area.y + area.height - LABEL.height + 12,
    width,
    height: LABEL.height - 12,
  };
}

/** The name and, once it is told, how large it is. */
function labelNodes(
  context: LayoutContext,
  place: { label: string; text: string },
  box: Rect,
  isTold: boolean,
): SpriteNode[] {
  const line = (text: string, part: Rect, maxSize: number): SpriteNode[] =>
    textNodes(context, {
      text,
      box: part,
      font: "body",
      colour: context.theme.colours.text,
      maxSize,
      minSize: 24,
      maxLines: 1,
      align: "centre",
    });
  const value = { ...box, y: box.y + LABEL.nameHeight, height: box.height - LABEL.nameHeight };
  return [
    ...line(place.label, { ...box, height: LABEL.nameHeight }, 50),
    ...(isTold ? line(place.text, value, 60) : []),
  ];
}

function floorMap(
  context: LayoutContext,
  places: readonly { code: string; middle: MapPoint; colour: string }[],
): SpriteNode {
  const window = windowOver(
    places.map(({ middle }) => middle),
    context.stage,
    FLOOR_MIDDLE,
  );
  const highlights = Object.fromEntries(places.map(({ code, colour }) => [code, colour]));
  return worldNode(context, { window, highlights, fromY: FLOOR_TOP });
}

function shapeFacts(
  context: LayoutContext,
  code: string,
): { width: number; height: number; stretch: number; middle: MapPoint } {
  const box = boxOf(context.assets.outline(code));
  const middle = (box.north + box.south) / 2;
  const cosine = Math.cos((middle * Math.PI) / 180);
  return {
    width: (box.east - box.west) * cosine,
    height: box.north - box.south,
    stretch: mercatorStretch(middle),
    middle: mercator((box.west + box.east) / 2, middle),
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
