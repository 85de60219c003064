import { contrast, withAlpha } from "./layouts/shapes.ts";
import { INK, SHADE } from "./over-pictures.ts";
import { lumaBehind, type PictureLight } from "./picture-light.ts";
import type { Rect, SpriteNode } from "./scene.ts";

/** So much white words stand out from what is behind them, as WCAG asks of large ones; their dark edge does the rest. */
const CONTRAST_MIN = 3;
const ALPHAS = Array.from({ length: 51 }, (_, hundredths) => hundredths / 100);
/** How far the shade goes on past the words before it fades, and how softly it does. */
const MARGIN_PX = 30;
const BLUR_PX = 44;
const REACH_PX = MARGIN_PX + 2.5 * BLUR_PX;

/** A soft shade behind words, as dark as the picture there makes it necessary and little larger than they are; none over dusk. */
export function shadeNodes(words: readonly SpriteNode[], light: PictureLight): SpriteNode[] {
  const boxes = words.flatMap(({ texts }) => texts ?? []).map(({ box }) => box);
  if (boxes.length === 0) return [];
  const alpha = shadeAlpha(lumaBehind(light, around(boxes)));
  return alpha === 0 ? [] : [shadeNode(boxes, alpha)];
}

/** What has to lie over a grey of this luma (16 to 235) for white words to stand out from it: 0 to 0.5, in hundredths. */
export function shadeAlpha(luma: number): number {
  const value = ((luma - 16) / 219) * 255;
  return ALPHAS.find((alpha) => contrast(INK, grey(value * (1 - alpha))) >= CONTRAST_MIN) ?? 0.5;
}

function grey(value: number): string {
  return `#${Math.round(value).toString(16).padStart(2, "0").repeat(3)}`;
}

function around(boxes: readonly Rect[]): Rect {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** It follows the lines: one rectangle around all would be seen as one. */
function shadeNode(lines: readonly Rect[], alpha: number): SpriteNode {
  const whole = around(lines);
  const x = whole.x - REACH_PX;
  const y = whole.y - REACH_PX;
  return {
    key: ["shade", alpha, ...lines.flatMap((line) => [line.x - x, line.y - y, line.width, line.height])].join(
      "|",
    ),
    width: Math.ceil(whole.width) + 2 * REACH_PX,
    height: Math.ceil(whole.height) + 2 * REACH_PX,
    x,
    y,
    paint(canvas) {
      // A blur is in pixels of the canvas, whatever it is scaled by.
      canvas.filter = `blur(${BLUR_PX * canvas.getTransform().a}px)`;
      canvas.fillStyle = withAlpha(SHADE, alpha);
      canvas.beginPath();
      for (const line of lines) {
        const [left, top] = [line.x - x - MARGIN_PX, line.y - y - MARGIN_PX];
        canvas.rect(left, top, line.width + 2 * MARGIN_PX, line.height + 2 * MARGIN_PX);
      }
      canvas.fill();
    },
  };
}
