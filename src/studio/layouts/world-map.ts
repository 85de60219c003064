import type { LayoutContext, Rect, SpriteNode } from "../scene.ts";
import { mercator } from "./mercator.ts";
import { withAlpha } from "./shapes.ts";

export interface MapPoint {
  x: number;
  y: number;
}

/** Which part of a Mercator map is seen: map units per pixel, and the map point at the frame's top left. */
export interface MapWindow {
  scale: number;
  left: number;
  top: number;
}

/** How far across, of the whole world, a map shows at least: closer than that it no longer looks like one. */
const SPAN_MIN = 0.24;
/** Places keep this part of the width free at either side. */
const MARGIN = 0.1;
/** And keep this close together in height, so that there is room for what is written above and below them. */
const HEIGHT_PART = 0.4;
const GRATICULE_DEGREES = 15;
/** On this projection it would be a wall along the lower edge. */
const LEFT_OUT = "aq";

/** The window in which some points fill the width of a box, with their middle at a height of the frame. */
export function windowOver(points: readonly MapPoint[], box: Rect, middleY: number): MapWindow {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const middle = (values: readonly number[]): number => (Math.max(...values) + Math.min(...values)) / 2;
  const span = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
  const scale = Math.max(
    SPAN_MIN / box.width,
    span(xs) / (box.width * (1 - 2 * MARGIN)),
    span(ys) / (box.height * HEIGHT_PART),
  );
  return {
    scale,
    left: middle(xs) - (box.x + box.width / 2) * scale,
    top: middle(ys) - middleY * scale,
  };
}

export const toPixels = (point: MapPoint, window: MapWindow): MapPoint => ({
  x: (point.x - window.left) / window.scale,
  y: (point.y - window.top) / window.scale,
});

export interface WorldRequest {
  window: MapWindow;
  /** Countries in a colour of their own, by code. */
  highlights?: Readonly<Record<string, string>>;
  /** Above this the map is not drawn, and fades in below it. */
  fromY?: number;
}

const FADE_PX = 130;

/** The countries in view under a net of degrees, bleeding to the edges of the frame. */
export function worldNode(context: LayoutContext, request: WorldRequest): SpriteNode {
  const { theme, frame } = context;
  const { window, highlights = {}, fromY = 0 } = request;
  const height = frame.height - fromY;
  const key = [window.scale.toFixed(7), window.left.toFixed(5), window.top.toFixed(5), fromY];
  const chosen = Object.entries(highlights).flat();
  return {
    key: ["world", ...key, ...chosen, theme.id].join("|"),
    width: frame.width,
    height,
    x: 0,
    y: fromY,
    opacity: 0.85,
    isBleeding: true,
    paint(canvas) {
      canvas.translate(0, -fromY);
      paintNet(context, canvas, window);
      canvas.lineWidth = 2;
      for (const country of context.assets.world()) {
        if (country.code === LEFT_OUT) continue;
        const colour = highlights[country.code];
        canvas.fillStyle = colour ?? withAlpha(theme.colours.panel, 0.96);
        canvas.strokeStyle = withAlpha(theme.colours.muted, 0.7);
        canvas.beginPath();
        for (const ring of country.rings) trace(canvas, ring, window);
        canvas.fill();
        canvas.stroke();
      }
      if (fromY > 0) fadeIn(canvas, frame.width, fromY);
    },
  };
}

type Canvas = Parameters<SpriteNode["paint"]>[0];

function trace(canvas: Canvas, ring: readonly (readonly [number, number])[], window: MapWindow): void {
  for (const [index, [longitude, latitude]] of ring.entries()) {
    const point = toPixels(mercator(longitude, latitude), window);
    if (index === 0) canvas.moveTo(point.x, point.y);
    else canvas.lineTo(point.x, point.y);
  }
  canvas.closePath();
}

function paintNet({ theme, frame }: LayoutContext, canvas: Canvas, window: MapWindow): void {
  canvas.strokeStyle = withAlpha(theme.colours.muted, 0.22);
  canvas.lineWidth = 2;
  canvas.beginPath();
  for (let degrees = -180; degrees <= 180; degrees += GRATICULE_DEGREES) {
    const { x } = toPixels(mercator(degrees, 0), window);
    canvas.moveTo(x, 0);
    canvas.lineTo(x, frame.height);
    const { y } = toPixels(mercator(0, degrees / 2), window);
    canvas.moveTo(0, y);
    canvas.lineTo(frame.width, y);
  }
  canvas.stroke();
}

function fadeIn(canvas: Canvas, width: number, fromY: number): void {
  canvas.globalCompositeOperation = "destination-out";
  const gradient = canvas.createLinearGradient(0, fromY, 0, fromY + FADE_PX);
  gradient.addColorStop(0, "rgba(0, 0, 0, 1)");
  gradient.addColorStop(1, "rgba(0, 0, 0, 0)");
  canvas.fillStyle = gradient;
  canvas.fillRect(0, fromY, width, FADE_PX);
}
