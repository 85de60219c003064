import { createCanvas, type Image } from "@napi-rs/canvas";

/** Small enough to search at once, large enough for a star. */
const GRID = 40;
/** Windows looked at in each direction. */
const STEPS = 13;
/** Colours are told apart in steps of this many of 256. */
const COLOUR_STEP = 48;

/**
 * The middle of the window, `share` of the picture wide and high, in which the most colours meet in the evenest parts.
 * Parts of the whole, 0 to 1. One plain colour tells nobody which picture it is.
 */
export function mostDetailed(image: Image, share: number): { x: number; y: number } {
  const colours = colourGrid(image);
  const size = Math.max(2, Math.round(GRID * share));
  let best = { x: 0.5, y: 0.5, score: scoreOf(colours, (GRID - size) / 2, (GRID - size) / 2, size) };
  for (let row = 0; row < STEPS; row += 1) {
    for (let column = 0; column < STEPS; column += 1) {
      const left = Math.round((column * (GRID - size)) / (STEPS - 1));
      const top = Math.round((row * (GRID - size)) / (STEPS - 1));
      const score = scoreOf(colours, left, top, size);
      if (score > best.score + 1e-9)
        best = { x: (left + size / 2) / GRID, y: (top + size / 2) / GRID, score };
    }
  }
  return { x: best.x, y: best.y };
}

function colourGrid(image: Image): number[] {
  const canvas = createCanvas(GRID, GRID).getContext("2d");
  canvas.drawImage(image, 0, 0, GRID, GRID);
  const { data } = canvas.getImageData(0, 0, GRID, GRID);
  return Array.from({ length: GRID * GRID }, (_, pixel) =>
    [0, 1, 2].reduce(
      (name, channel) => name * 8 + Math.floor((data[pixel * 4 + channel] ?? 0) / COLOUR_STEP),
      0,
    ),
  );
}

/** Shannon entropy of the colours in a window: 0 for one colour, more for several in even parts. */
function scoreOf(colours: readonly number[], left: number, top: number, size: number): number {
  const counts = new Map<number, number>();
  for (let row = Math.round(top); row < Math.round(top) + size; row += 1) {
    for (let column = Math.round(left); column < Math.round(left) + size; column += 1) {
      const colour = colours[row * GRID + column] ?? 0;
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  }
  let entropy = 0;
  for (const count of counts.values()) {
    const part = count / size ** 2;
    entropy -= part * Math.log2(part);
  }
  return entropy;
}
