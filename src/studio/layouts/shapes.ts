import type { LayoutContext, Rect, SpriteNode } from "../scene.ts";

/** A filled rounded rectangle, with an outline where the theme has one. */
export function panelNode(
  context: LayoutContext,
  box: Rect,
  colour: string,
  radius = context.theme.shape.radius,
): SpriteNode {
  const { outline } = context.theme.shape;
  const ink = context.theme.colours.text;
  const width = Math.ceil(box.width);
  const height = Math.ceil(box.height);
  const corner = Math.min(radius, width / 2, height / 2);
  return {
    key: ["panel", width, height, colour, corner, outline, ink].join("|"),
    width,
    height,
    x: box.x,
    y: box.y,
    paint(canvas) {
      canvas.beginPath();
      canvas.roundRect(outline / 2, outline / 2, width - outline, height - outline, corner);
      canvas.fillStyle = colour;
      canvas.fill();
      if (outline === 0) return;
      canvas.strokeStyle = ink;
      canvas.lineWidth = outline;
      canvas.stroke();
    },
  };
}

/** A bar whose fill is a gradient from one colour to a lighter one; grow it with `clip`. */
export function barNode(context: LayoutContext, box: Rect, from: string, to: string): SpriteNode {
  const width = Math.ceil(box.width);
  const height = Math.ceil(box.height);
  const corner = Math.min(context.theme.shape.radius, height / 2);
  return {
    key: ["bar", width, height, from, to, corner].join("|"),
    width,
    height,
    x: box.x,
    y: box.y,
    paint(canvas) {
      const gradient = canvas.createLinearGradient(0, 0, width, 0);
      gradient.addColorStop(0, from);
      gradient.addColorStop(1, to);
      canvas.fillStyle = gradient;
      canvas.beginPath();
      canvas.roundRect(0, 0, width, height, corner);
      canvas.fill();
    },
  };
}

/** An upright bar without corners, lighter towards its top; grow it with `clip`. */
export function risingBarNode(box: Rect, top: string, foot: string): SpriteNode {
  const width = Math.ceil(box.width);
  const height = Math.ceil(box.height);
  return {
    key: ["rising", width, height, top, foot].join("|"),
    width,
    height,
    x: box.x,
    y: box.y,
    paint(canvas) {
      const gradient = canvas.createLinearGradient(0, 0, 0, height);
      gradient.addColorStop(0, top);
      gradient.addColorStop(1, foot);
      canvas.fillStyle = gradient;
      canvas.fillRect(0, 0, width, height);
    },
  };
}

export function withAlpha(colour: string, alpha: number): string {
  return `${colour}${Math.round(alpha * 255)
    .toString(16)
    .padStart(2, "0")}`;
}

const DARK_INK = "#0a0a0f";
const LIGHT_INK = "#ffffff";

/** Black or white, whichever reads better on the worst of some colours. */
export function inkOn(...colours: readonly string[]): string {
  const worst = (ink: string): number => Math.min(...colours.map((colour) => contrast(ink, colour)));
  return worst(DARK_INK) > worst(LIGHT_INK) ? DARK_INK : LIGHT_INK;
}

/** 1 to 21, as WCAG defines it. */
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Relative luminance as WCAG defines it. */
export function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function moved(
  node: SpriteNode,
  dx: number,
  dy: number,
  change: Partial<Pick<SpriteNode, "opacity" | "scale" | "clip">> = {},
): SpriteNode {
  return {
    ...node,
    x: node.x + dx,
    y: node.y + dy,
    ...change,
    ...(node.texts
      ? {
          texts: node.texts.map((text) => ({
            ...text,
            box: { ...text.box, x: text.box.x + dx, y: text.box.y + dy },
          })),
        }
      : {}),
  };
}
