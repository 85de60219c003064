import type { TextBox } from "../../../model/timeline.ts";
import { twoLevels } from "./two-levels.ts";
import { lumaOf, type SampledFrame } from "./yuv-frame.ts";

/** Part of each outer side of a shape that must be ink for it to be a drawn box. */
const SIDE_INK_MIN = 0.88;
const INSIDE_INK_MAX = 0.6;
/** The middle half of a drawn box is empty. A bold figure on a tight plate leaves a rim as well, but is not empty within. */
const MIDDLE_INK_MAX = 0.05;

/** Counts letter-sized hollow rectangles in a text box: what a font draws for a letter it does not have. */
export function countEmptyBoxes(box: TextBox, frame: SampledFrame, fontPixels: number): number {
  const scale = frame.width / 1080;
  const area = {
    x: Math.max(0, Math.floor(box.x * scale)),
    y: Math.max(0, Math.floor(box.y * scale)),
    width: 0,
    height: 0,
  };
  area.width = Math.min(frame.width - area.x, Math.ceil(box.width * scale));
  area.height = Math.min(frame.height - area.y, Math.ceil(box.height * scale));
  if (area.width < 4 || area.height < 4) return 0;
  const luma = lumaOf(frame, area);
  const { threshold, brightPart } = twoLevels(luma);
  const isInkBright = brightPart < 0.5;
  const ink = Uint8Array.from(luma, (value) => Number(value >= threshold === isInkBright));
  const font = fontPixels * scale;
  return shapesOf(ink, area.width, area.height).filter((shape) => isEmptyBox(ink, area.width, shape, font))
    .length;
}

interface Shape {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function isEmptyBox(ink: Uint8Array, stride: number, shape: Shape, font: number): boolean {
  const width = shape.right - shape.left + 1;
  const height = shape.bottom - shape.top + 1;
  if (height < 0.35 * font || height > 1.2 * font || width < 0.25 * font || width > 1.1 * font) return false;
  const at = (x: number, y: number): number => ink[y * stride + x] ?? 0;
  const part = (count: number, sum: number): number => (count <= 0 ? 0 : sum / count);
  const row = (y: number): number => {
    let sum = 0;
    for (let x = shape.left; x <= shape.right; x += 1) sum += at(x, y);
    return part(width, sum);
  };
  const column = (x: number): number => {
    let sum = 0;
    for (let y = shape.top; y <= shape.bottom; y += 1) sum += at(x, y);
    return part(height, sum);
  };
  // Edges are soft: the outermost line may be half ink, the next one is not.
  const sides = [
    Math.max(row(shape.top), row(shape.top + 1)),
    Math.max(row(shape.bottom), row(shape.bottom - 1)),
    Math.max(column(shape.left), column(shape.left + 1)),
    Math.max(column(shape.right), column(shape.right - 1)),
  ];
  if (Math.min(...sides) < SIDE_INK_MIN) return false;
  let inside = 0;
  for (let y = shape.top; y <= shape.bottom; y += 1) {
    for (let x = shape.left; x <= shape.right; x += 1) inside += at(x, y);
  }
  if (inside / (width * height) > INSIDE_INK_MAX) return false;
  let middle = 0;
  const [left, top] = [shape.left + Math.round(width / 4), shape.top + Math.round(height / 4)];
  const [right, bottom] = [shape.right - Math.round(width / 4), shape.bottom - Math.round(height / 4)];
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) middle += at(x, y);
  }
  return part((right - left + 1) * (bottom - top + 1), middle) <= MIDDLE_INK_MAX;
}

/** The extents of every connected piece of ink. */
function shapesOf(ink: Uint8Array, width: number, height: number): Shape[] {
  const seen = new Uint8Array(ink.length);
  const shapes: Shape[] = [];
  const stack: number[] = [];
  for (let start = 0; start < ink.length; start += 1) {
    if (ink[start] === 0 || seen[start] === 1) continue;
    const shape = { left: width, top: height, right: 0, bottom: 0 };
    stack.push(start);
    seen[start] = 1;
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const x = next % width;
      const y = Math.floor(next / width);
      shape.left = Math.min(shape.left, x);
      shape.right = Math.max(shape.right, x);
      shape.top = Math.min(shape.top, y);
      shape.bottom = Math.max(shape.bottom, y);
      const around = [x > 0 ? next - 1 : -1, x < width - 1 ? next + 1 : -1, next - width, next + width];
      for (const neighbour of around) {
        if (neighbour < 0 || neighbour >= ink.length || ink[neighbour] === 0 || seen[neighbour] === 1)
          continue;
        seen[neighbour] = 1;
        stack.push(neighbour);
      }
    }
    shapes.push(shape);
  }
  return shapes;
}
