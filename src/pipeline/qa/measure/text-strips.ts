import { lumaOf, type SampledFrame } from "./yuv-frame.ts";

/** A place that looks like a line of letters. Pixels of 1080×1920. */
export interface TextStrip {
  x: number;
  y: number;
  width: number;
  height: number;
  frame: number;
}

/** Side of the cells that are judged, pixels of 1080×1920. */
const CELL = 24;
/** A line of letters fills at least so many cells in a row. */
const CELLS_IN_LINE = 4;
/** Letters: two levels this far apart, most pixels near one of them, enough of both, and strokes across nearly every row. */
const LEVELS_APART = 70;
const NEAR_LEVEL = 26;
const NEAR_PART = 0.72;
const INK_PART_MIN = 0.12;
const STROKES_PER_ROW_MIN = 0.9;

/**
 * Finds what looks like text by its strokes alone, whatever was planned: rows of cells with two clear levels and edges
 * across them. Smooth and noisy backgrounds have not both.
 */
export function findTextStrips(frame: SampledFrame): TextStrip[] {
  const scale = frame.width / 1080;
  const side = Math.max(6, Math.round(CELL * scale));
  const columns = Math.floor(frame.width / side);
  const rows = Math.floor(frame.height / side);
  const strips: TextStrip[] = [];
  for (let row = 0; row < rows; row += 1) {
    let run = 0;
    for (let column = 0; column <= columns; column += 1) {
      const isText =
        column < columns &&
        looksLikeText(lumaOf(frame, { x: column * side, y: row * side, width: side, height: side }), side);
      if (isText) {
        run += 1;
        continue;
      }
      if (run >= CELLS_IN_LINE) {
        strips.push({
          x: ((column - run) * side) / scale,
          y: (row * side) / scale,
          width: (run * side) / scale,
          height: side / scale,
          frame: frame.frame,
        });
      }
      run = 0;
    }
  }
  return strips;
}

function looksLikeText(cell: Uint8Array, side: number): boolean {
  let low = 255;
  let high = 0;
  for (const value of cell) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (high - low < LEVELS_APART) return false;
  const middle = (low + high) / 2;
  let near = 0;
  let bright = 0;
  let strokes = 0;
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const value = cell[row * side + column] ?? 0;
      if (value - low < NEAR_LEVEL || high - value < NEAR_LEVEL) near += 1;
      if (value > middle) bright += 1;
      if (column > 0 && value > middle !== (cell[row * side + column - 1] ?? 0) > middle) strokes += 1;
    }
  }
  const brightPart = bright / cell.length;
  const inkPart = Math.min(brightPart, 1 - brightPart);
  return near / cell.length >= NEAR_PART && inkPart >= INK_PART_MIN && strokes / side >= STROKES_PER_ROW_MIN;
}
