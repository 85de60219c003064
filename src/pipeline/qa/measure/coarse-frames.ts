import { open } from "node:fs/promises";

/** Small grey frames, enough for everything that needs no detail. */
export const COARSE = { width: 270, height: 480, framesPerSecond: 6 } as const;

/** What one small frame says. */
export interface CoarseFrame {
  /** Part of its pixels that are black, 0 to 1. */
  blackPart: number;
  /** Part of its pixels that are edges, 0 to 1. */
  edgePart: number;
  /** Something, somewhere, differs from the frame before. The first has nothing to differ from. */
  hasMoved: boolean;
}

/** Luma of video black is 16. */
const BLACK_LUMA = 24;
const EDGE = 24;
/** Blocks of 30 × 30; the encoder's own noise moves a block's mean difference less than this. */
const BLOCK = 30;
const MOVED = 0.8;

/** Looks at raw grey frames one after the other; never holds more than two. */
export async function readCoarseFrames(file: string): Promise<CoarseFrame[]> {
  const bytes = COARSE.width * COARSE.height;
  const seen: CoarseFrame[] = [];
  let now = new Uint8Array(bytes);
  let before = new Uint8Array(bytes);
  const handle = await open(file, "r");
  try {
    while ((await handle.read(now, 0, bytes)).bytesRead === bytes) {
      seen.push({
        blackPart: blackPart(now),
        edgePart: edgePart(now, COARSE.width),
        hasMoved: seen.length === 0 || hasMoved(before, now, COARSE.width, COARSE.height),
      });
      [now, before] = [before, now];
    }
  } finally {
    await handle.close();
  }
  return seen;
}

export function blackPart(frame: Uint8Array): number {
  let black = 0;
  for (let at = 0; at < frame.length; at += 1) if ((frame[at] ?? 0) <= BLACK_LUMA) black += 1;
  return black / frame.length;
}

export function edgePart(frame: Uint8Array, width: number): number {
  let edges = 0;
  for (let at = width; at < frame.length; at += 1) {
    const value = frame[at] ?? 0;
    if (Math.abs(value - (frame[at - 1] ?? 0)) > EDGE || Math.abs(value - (frame[at - width] ?? 0)) > EDGE) {
      edges += 1;
    }
  }
  return edges / frame.length;
}

export function hasMoved(before: Uint8Array, after: Uint8Array, width: number, height: number): boolean {
  for (let top = 0; top + BLOCK <= height; top += BLOCK) {
    for (let left = 0; left + BLOCK <= width; left += BLOCK) {
      let sum = 0;
      for (let y = top; y < top + BLOCK; y += 1) {
        for (let at = y * width + left; at < y * width + left + BLOCK; at += 1) {
          sum += Math.abs((after[at] ?? 0) - (before[at] ?? 0));
        }
      }
      if (sum / BLOCK ** 2 >= MOVED) return true;
    }
  }
  return false;
}
