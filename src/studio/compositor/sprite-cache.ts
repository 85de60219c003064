import { createCanvas } from "@napi-rs/canvas";
import type { Kernel } from "../kernel/kernel.ts";
import type { SpriteNode } from "../scene.ts";

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
  /** Paints a node's picture the first time its key is seen. */
  get(node: SpriteNode): Sprite;
  paintedCount(): number;
}

/**
 * Keeps painted sprites between two offsets of kernel memory. When the room is used up everything is dropped: what is
 * still on screen is painted again, which costs one slow frame, not a leak.
 */
export function createSpriteCache(
  kernel: Kernel,
  room: { start: number; end: number; staging: number; stagingBytes: number },
  renderScale: number,
): SpriteCache {
  const sprites = new Map<string, Sprite>();
  let next = room.start;
  let painted = 0;

  const paint = (node: SpriteNode): Sprite => {
    const width = evenSize(node.width * renderScale);
    const height = evenSize(node.height * renderScale);
    const pixelCount = width * height;
    if (pixelCount * 4 > room.stagingBytes)
      throw new RangeError(`sprite ${node.key} is larger than the frame`);
    const canvas = createCanvas(width, height);
    const context = canvas.getContext("2d");
    context.scale(renderScale, renderScale);
    node.paint(context);
    kernel.bytes.set(canvas.data(), room.staging);
    const bytes = pixelCount * 2 + (pixelCount >> 2) * 3;
    if (next + bytes > room.end) {
      sprites.clear();
      next = room.start;
    }
    const luma = next;
    const alpha = luma + pixelCount;
    const chromaU = alpha + pixelCount;
    const chromaV = chromaU + (pixelCount >> 2);
    const chromaAlpha = chromaV + (pixelCount >> 2);
    next += bytes;
    kernel.toPlanes(room.staging, width, height, luma, chromaU, chromaV, alpha, chromaAlpha);
    painted += 1;
    return { width, height, luma, chromaU, chromaV, alpha, chromaAlpha };
  };

  return {
    get(node) {
      const known = sprites.get(node.key);
      if (known) return known;
      const sprite = paint(node);
      sprites.set(node.key, sprite);
      return sprite;
    },
    paintedCount: () => painted,
  };
}

function evenSize(length: number): number {
  return Math.max(2, 2 * Math.ceil(length / 2));
}
