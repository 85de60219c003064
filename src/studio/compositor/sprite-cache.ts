import { createCanvas } from "@napi-rs/canvas";
import type { Kernel } from "../kernel/kernel.ts";
import type { SpriteNode } from "../scene.ts";
import { createByteRoom } from "./byte-room.ts";

/** A painted picture as premultiplied planes in kernel memory. Sizes are even. */
export interface Sprite {
  width: number;
  height: number;
  luma: number;
  chromaU: number;
  chromaV: number;
  alpha: number;
  chromaAlpha: number;
}

export interface SpriteCache {
  /** Paints a node's picture the first time its key is seen. Valid until the next call. */
  get(node: SpriteNode): Sprite;
  paintedCount(): number;
}

/** Luma and alpha for every pixel, two chroma planes and their alpha for every fourth. */
const BYTES_PER_PIXEL = 2.75;

/**
 * Keeps painted sprites between two offsets of kernel memory. When the room is used up those that were not on screen for
 * the longest time make way. A picture larger than the staging memory is painted in bands.
 */
export function createSpriteCache(
  kernel: Kernel,
  room: { start: number; end: number; staging: number; stagingBytes: number },
  renderScale: number,
): SpriteCache {
  /** Least recently drawn first. */
  const sprites = new Map<string, Sprite>();
  const free = createByteRoom(room.start, room.end);
  let painted = 0;

  const makeRoom = (bytes: number, key: string): number => {
    for (;;) {
      const offset = free.take(bytes);
      if (offset !== undefined) return offset;
      const [oldest] = sprites;
      if (!oldest) throw new RangeError(`sprite ${key} needs ${bytes} bytes, more than all sprites may have`);
      sprites.delete(oldest[0]);
      free.give(oldest[1].luma, bytesOf(oldest[1]));
    }
  };

  const paint = (node: SpriteNode): Sprite => {
    const width = evenSize(node.width * renderScale);
    const height = evenSize(node.height * renderScale);
    const luma = makeRoom(bytesOf({ width, height }), node.key);
    const sprite = spriteAt(luma, width, height);
    const bandHeight = Math.min(height, 2 * Math.floor(room.stagingBytes / (width * 8)));
    for (let top = 0; top < height; top += bandHeight) {
      const rows = Math.min(bandHeight, height - top);
      kernel.bytes.set(paintBand(node, width, rows, top, renderScale), room.staging);
      const { chromaU, chromaV, alpha, chromaAlpha } = sprite;
      const skip = top * width;
      const chromaSkip = skip / 4;
      const chroma = [chromaU + chromaSkip, chromaV + chromaSkip] as const;
      const covers = [alpha + skip, chromaAlpha + chromaSkip] as const;
      kernel.toPlanes(room.staging, width, rows, luma + skip, ...chroma, ...covers);
    }
    painted += 1;
    return sprite;
  };

  return {
    get(node) {
      const known = sprites.get(node.key);
      if (known) sprites.delete(node.key);
      const sprite = known ?? paint(node);
      sprites.set(node.key, sprite);
      return sprite;
    },
    paintedCount: () => painted,
  };
}

/** Premultiplied RGBA of some rows of a node's picture. */
function paintBand(
  node: SpriteNode,
  width: number,
  rows: number,
  top: number,
  renderScale: number,
): Uint8Array {
  const canvas = createCanvas(width, rows);
  const context = canvas.getContext("2d");
  context.translate(0, -top);
  context.scale(renderScale, renderScale);
  node.paint(context);
  return canvas.data();
}

function spriteAt(luma: number, width: number, height: number): Sprite {
  const pixelCount = width * height;
  const alpha = luma + pixelCount;
  const chromaU = alpha + pixelCount;
  const chromaV = chromaU + pixelCount / 4;
  return { width, height, luma, alpha, chromaU, chromaV, chromaAlpha: chromaV + pixelCount / 4 };
}

function bytesOf(size: { width: number; height: number }): number {
  return size.width * size.height * BYTES_PER_PIXEL;
}

function evenSize(length: number): number {
  return Math.max(2, 2 * Math.ceil(length / 2));
}
