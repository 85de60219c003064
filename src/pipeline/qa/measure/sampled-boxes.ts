import type { TextBox, Timeline } from "../../../model/timeline.ts";
import { countEmptyBoxes } from "./empty-boxes.ts";
import { twoLevels } from "./two-levels.ts";
import { contrastRatio, relativeLuminance, type SampledFrame } from "./yuv-frame.ts";

/** A text box as one frame really shows it. */
export interface SampledBox {
  box: TextBox;
  frame: number;
  /** WCAG contrast between ink and what is behind it, where the text is weakest. */
  contrast: number;
  /** Height of one letter's line in pixels of 1080×1920, from the area and the number of letters. */
  fontPixels: number;
  /** Part of each cell of a 16 × 6 grid over the box that is ink: the shape of the text, coarsely. */
  inkShape: Float64Array;
  /** Hollow letter-sized rectangles: what a font draws for a letter it does not have. */
  emptyBoxes: number;
}

const FRAMES_MAX = 20;
const HOOK_WATCH_SECONDS = 1;
const GRID_COLUMNS = 16;
const GRID_ROWS = 6;
/** Text is weakest at about this part of its columns; fewer are gaps between words and ragged ends. */
const WEAK_PART = 0.3;
/** Columns at either end that do not even reach this are the box's margin. */
const NOTHING = 1.12;

/**
 * Frames that together show every text, settled: the opening, its first second, then the middles of boxes that none of
 * these shows. Each time the one farthest from all others, so that where there are too many the whole video is looked at.
 */
export function framesToKeep(timeline: Timeline): number[] {
  const opening = [0, 0.5, HOOK_WATCH_SECONDS].map((seconds) =>
    Math.min(timeline.frameCount - 1, Math.round(seconds * timeline.framesPerSecond)),
  );
  const chosen = [...new Set(opening)];
  let missing = timeline.textBoxes.filter(isReadable);
  while (chosen.length < FRAMES_MAX) {
    missing = missing.filter((box) => !chosen.some((frame) => isSettled(box, frame)));
    if (missing.length === 0) break;
    chosen.push(farthest(missing.map(middleOf), chosen));
  }
  return chosen.sort((a, b) => a - b);
}

function middleOf(box: TextBox): number {
  return Math.floor((box.startFrame + box.endFrame - 1) / 2);
}

function farthest(frames: readonly number[], from: readonly number[]): number {
  const distance = (frame: number): number => Math.min(...from.map((other) => Math.abs(frame - other)));
  return frames.reduce((best, frame) => (distance(frame) > distance(best) ? frame : best));
}

/** Letters or digits, and long enough on screen to be looked at. */
function isReadable(box: TextBox): boolean {
  return /[\p{L}\p{N}]/u.test(box.text) && box.width >= 8 && box.height >= 8;
}

/** On screen and past its entrance and before its exit. */
function isSettled(box: TextBox, frame: number): boolean {
  const margin = Math.min(12, Math.floor((box.endFrame - box.startFrame) / 3));
  return frame >= box.startFrame + margin && frame < box.endFrame - margin;
}

/** A box is measured once, when it is settled; the hook also while it comes in. */
const LOOKS = { hook: 3, layout: 1, caption: 1 };

/** Measures frames as they come, ascending: every text box that one of them shows. */
export function createBoxSampler(timeline: Timeline): {
  look(frame: SampledFrame): void;
  boxes: readonly SampledBox[];
} {
  const boxes: SampledBox[] = [];
  const due = new Map(timeline.textBoxes.filter(isReadable).map((box) => [box, LOOKS[box.role]]));
  return {
    boxes,
    look(frame) {
      for (const [box, looks] of due) {
        const isShown =
          box.role === "hook"
            ? frame.frame >= box.startFrame && frame.frame < box.endFrame
            : isSettled(box, frame.frame);
        if (!isShown || looks === 0) continue;
        due.set(box, looks - 1);
        boxes.push(measureBox(box, frame));
      }
    },
  };
}

export function measureBox(box: TextBox, frame: SampledFrame): SampledBox {
  const scale = frame.width / 1080;
  const left = clamp(Math.floor(box.x * scale), 0, frame.width - 2);
  const top = clamp(Math.floor(box.y * scale), 0, frame.height - 2);
  const width = clamp(Math.ceil(box.width * scale), 2, frame.width - left);
  const height = clamp(Math.ceil(box.height * scale), 2, frame.height - top);
  const luminance = new Float64Array(width * height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      luminance[row * width + column] = perceived(relativeLuminance(frame, left + column, top + row));
    }
  }
  const letters = Math.max(1, box.text.length);
  const fontPixels = Math.min(box.height, Math.sqrt((box.width * box.height) / (0.66 * letters)));
  const area = { values: luminance, width, height };
  return {
    box,
    frame: frame.frame,
    fontPixels,
    contrast: weakContrast(area, Math.max(8, Math.round(fontPixels * scale))),
    inkShape: inkShape(area),
    emptyBoxes: countEmptyBoxes(box, frame, fontPixels),
  };
}

interface Area {
  /** Perceived lightness, 0 to 1, row by row. */
  values: Float64Array;
  width: number;
  height: number;
}

/** Square root: near enough to how eyes grade light, and undone exactly. */
const perceived = (luminance: number): number => Math.sqrt(luminance);

function weakContrast(area: Area, columnWidth: number): number {
  const count = Math.max(1, Math.round(area.width / columnWidth));
  const ratios = Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * area.width) / count);
    const to = Math.max(from + 1, Math.floor(((index + 1) * area.width) / count));
    const { dark, bright } = twoLevels(cut(area, from, to, 0, area.height));
    return contrastRatio(dark ** 2, bright ** 2);
  });
  const first = ratios.findIndex((ratio) => ratio >= NOTHING);
  const last = ratios.findLastIndex((ratio) => ratio >= NOTHING);
  if (first < 0) return Math.max(...ratios);
  const withText = ratios.slice(first, last + 1).sort((a, b) => a - b);
  return withText[Math.floor(WEAK_PART * (withText.length - 1))] ?? 1;
}

function inkShape(area: Area): Float64Array {
  const { threshold, brightPart } = twoLevels(area.values);
  const isInkBright = brightPart < 0.5;
  return Float64Array.from({ length: GRID_COLUMNS * GRID_ROWS }, (_, cell) => {
    const column = cell % GRID_COLUMNS;
    const row = Math.floor(cell / GRID_COLUMNS);
    const values = cut(
      area,
      Math.floor((column * area.width) / GRID_COLUMNS),
      Math.ceil(((column + 1) * area.width) / GRID_COLUMNS),
      Math.floor((row * area.height) / GRID_ROWS),
      Math.ceil(((row + 1) * area.height) / GRID_ROWS),
    );
    return values.filter((value) => value >= threshold === isInkBright).length / Math.max(1, values.length);
  });
}

function cut(area: Area, left: number, right: number, top: number, bottom: number): Float64Array {
  const out = new Float64Array((right - left) * (bottom - top));
  for (let row = top; row < bottom; row += 1) {
    out.set(
      area.values.subarray(row * area.width + left, row * area.width + right),
      (row - top) * (right - left),
    );
  }
  return out;
}

/** How alike two shapes are: correlation, −1 to 1. */
export function likeness(a: Float64Array, b: Float64Array): number {
  const mean = (values: Float64Array): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanA = mean(a);
  const meanB = mean(b);
  let together = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let index = 0; index < a.length; index += 1) {
    const distanceA = (a[index] ?? 0) - meanA;
    const distanceB = (b[index] ?? 0) - meanB;
    together += distanceA * distanceB;
    squaresA += distanceA ** 2;
    squaresB += distanceB ** 2;
  }
  return squaresA === 0 || squaresB === 0 ? 0 : together / Math.sqrt(squaresA * squaresB);
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
