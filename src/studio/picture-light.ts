import type { MediaTools } from "../media/find-media-tools.ts";
import { type PictureRequest, pictureFrames } from "./encode/picture-stream.ts";
import type { Rect } from "./scene.ts";
import { FRAME } from "./stage.ts";

/** How bright a clip or a still is, as it stands in the frame: luma of square cells, 16 to 235, at several moments. */
export interface PictureLight {
  columns: number;
  rows: number;
  moments: readonly Uint8Array[];
}

/** The smallest size at which the blurred fill behind a picture can still be made. */
const SIZE = { width: 216, height: 384 };
const CELL = 8;
const COLUMNS = SIZE.width / CELL;
const ROWS = SIZE.height / CELL;
const MOMENTS_PER_SECOND = 2;
/** Words need what stands behind most of them, not behind all: a lamp or a star is no bright picture. */
const WORDS_PART = 0.8;

/** Looks through what is shown of a shot, twice a second. */
export async function measureLight(
  tools: MediaTools,
  request: Omit<PictureRequest, "width" | "height">,
): Promise<PictureLight> {
  const { framesPerSecond, frameCount } = request;
  const moments: Uint8Array[] = [];
  const few = {
    ...request,
    ...SIZE,
    framesPerSecond: MOMENTS_PER_SECOND,
    frameCount: Math.max(1, Math.ceil((frameCount * MOMENTS_PER_SECOND) / framesPerSecond)),
  };
  for await (const planes of pictureFrames(tools, few)) moments.push(cellsOf(planes));
  return { columns: COLUMNS, rows: ROWS, moments };
}

function cellsOf(luma: Uint8Array): Uint8Array {
  const sums = new Uint32Array(COLUMNS * ROWS);
  for (let y = 0; y < SIZE.height; y += 1) {
    const row = Math.floor(y / CELL) * COLUMNS;
    for (let x = 0; x < SIZE.width; x += 1) {
      const cell = row + Math.floor(x / CELL);
      sums[cell] = (sums[cell] ?? 0) + (luma[y * SIZE.width + x] ?? 0);
    }
  }
  return Uint8Array.from(sums, (sum) => Math.round(sum / (CELL * CELL)));
}

/** The luma behind words in a part of the frame, 16 to 235, at the moment when they have the hardest time. */
export function lumaBehind({ columns, rows, moments }: PictureLight, box: Rect): number {
  const across = cellsUnder(box.x, box.width, FRAME.width, columns);
  const down = cellsUnder(box.y, box.height, FRAME.height, rows);
  const behind = moments.map((cells) => {
    const seen = down.flatMap((row) => across.map((column) => cells[row * columns + column] ?? 16));
    return seen.sort((a, b) => a - b)[Math.floor(WORDS_PART * (seen.length - 1))] ?? 16;
  });
  return Math.max(16, ...behind);
}

function cellsUnder(start: number, length: number, whole: number, count: number): number[] {
  const cellAt = (position: number): number =>
    Math.max(0, Math.min(count - 1, Math.floor((position / whole) * count)));
  const first = cellAt(start);
  return Array.from({ length: cellAt(start + length) - first + 1 }, (_, index) => first + index);
}
