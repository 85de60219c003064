import { type Kernel, loadKernel } from "../kernel/kernel.ts";
import type { Rect, SpriteNode } from "../scene.ts";
import { createSpriteCache, type Sprite } from "./sprite-cache.ts";

const SPRITE_BYTES = 96 * 1024 * 1024;
const SCALE_IS_ONE = 0.0015;
const FIXED_ONE = 65_536;

export interface CompositorSettings {
  /** Size of the output, even. */
  width: number;
  height: number;
  /** Output pixels per pixel of the 1080×1920 design space. */
  renderScale: number;
  /** Size of generated backgrounds. */
  smallWidth: number;
  smallHeight: number;
}

/** Draws frames of yuv420p, BT.709, limited range. */
export interface Compositor {
  /** Where a background generator writes opaque RGBA before `drawBackground`. */
  smallPixels: Uint8ClampedArray;
  /** Fills the frame from `smallPixels`. */
  drawBackground(): void;
  /** Fills the frame with a decoded picture of the frame's size, yuv420p. */
  drawPicture(planes: Uint8Array): void;
  drawNodes(nodes: readonly SpriteNode[]): void;
  /** The finished frame; stays valid until the call after the next. Drawing goes on in the other buffer. */
  takeFrame(): Uint8Array;
  paintedCount(): number;
}

interface Plane {
  offset: number;
  width: number;
  height: number;
  /** 1 for luma, 2 for chroma. */
  step: number;
}

export async function createCompositor(settings: CompositorSettings): Promise<Compositor> {
  const { width, height, smallWidth, smallHeight } = settings;
  const frameBytes = (width * height * 3) / 2;
  const smallCount = smallWidth * smallHeight;
  const stagingBytes = Math.max(width * height * 4, smallCount * 4);
  const rowsBytes = smallHeight * width * 2 + width * 8;
  const map = layOut([2 * frameBytes, stagingBytes, smallCount * 6, rowsBytes, SPRITE_BYTES]);
  const [frames = 0, staging = 0, smallPlanes = 0, rows = 0, sprites = 0] = map.offsets;
  const kernel = await loadKernel(map.totalBytes);
  const room = { start: sprites, end: map.totalBytes, staging, stagingBytes };
  const cache = createSpriteCache(kernel, room, settings.renderScale);
  let current = 0;

  const planes = (): { luma: Plane; chromaU: Plane; chromaV: Plane } => {
    const luma = frames + current * frameBytes;
    const chroma = { width: width / 2, height: height / 2, step: 2 };
    const chromaU = luma + width * height;
    return {
      luma: { offset: luma, width, height, step: 1 },
      chromaU: { ...chroma, offset: chromaU },
      chromaV: { ...chroma, offset: chromaU + (width * height) / 4 },
    };
  };

  return {
    smallPixels: new Uint8ClampedArray(kernel.bytes.buffer, staging, smallCount * 4),
    drawBackground() {
      const small = [0, 1, 2].map((index) => smallPlanes + index * smallCount * 2);
      kernel.toSmallPlanes(staging, smallCount, ...small);
      const { luma, chromaU, chromaV } = planes();
      for (const [index, plane] of [luma, chromaU, chromaV].entries()) {
        kernel.upscale(
          small[index] ?? 0,
          smallWidth,
          smallHeight,
          rows,
          plane.offset,
          plane.width,
          plane.height,
        );
      }
    },
    drawPicture(picture) {
      kernel.bytes.set(picture, planes().luma.offset);
    },
    drawNodes(nodes) {
      const target = planes();
      for (const node of nodes) {
        const opacity = Math.round(255 * Math.min(1, node.opacity ?? 1));
        if (opacity <= 0 || (node.scale ?? 1) <= 0) continue;
        const sprite = cache.get(node);
        const pairs = [
          [target.luma, sprite.luma, sprite.alpha],
          [target.chromaU, sprite.chromaU, sprite.chromaAlpha],
          [target.chromaV, sprite.chromaV, sprite.chromaAlpha],
        ] as const;
        for (const [plane, source, alpha] of pairs) {
          blendPlane(
            kernel,
            plane,
            { sprite, source, alpha, opacity, scratch: staging },
            node,
            settings.renderScale,
          );
        }
      }
    },
    takeFrame() {
      const start = frames + current * frameBytes;
      current = 1 - current;
      return kernel.bytes.subarray(start, start + frameBytes);
    },
    paintedCount: () => cache.paintedCount(),
  };
}

interface PlaneSource {
  sprite: Sprite;
  source: number;
  alpha: number;
  opacity: number;
  /** Memory that is free while sprites are blended. */
  scratch: number;
}

function blendPlane(
  kernel: Kernel,
  plane: Plane,
  from: PlaneSource,
  node: SpriteNode,
  renderScale: number,
): void {
  const width = from.sprite.width / plane.step;
  const height = from.sprite.height / plane.step;
  const scale = node.scale ?? 1;
  const toPlane = renderScale / plane.step;
  const limits = clipOf(node.clip, plane, toPlane);
  if (Math.abs(scale - 1) < SCALE_IS_ONE) {
    const x = Math.floor(Math.round(node.x * renderScale) / plane.step);
    const y = Math.floor(Math.round(node.y * renderScale) / plane.step);
    const left = Math.max(limits.left, x);
    const top = Math.max(limits.top, y);
    const right = Math.min(limits.right, x + width);
    const bottom = Math.min(limits.bottom, y + height);
    if (right <= left || bottom <= top) return;
    const skip = (top - y) * width + (left - x);
    const to = plane.offset + top * plane.width + left;
    kernel.blend(
      to,
      plane.width,
      from.source + skip,
      from.alpha + skip,
      width,
      right - left,
      bottom - top,
      from.opacity,
    );
    return;
  }
  const originX = (node.x + (node.width * (1 - scale)) / 2) * toPlane;
  const originY = (node.y + (node.height * (1 - scale)) / 2) * toPlane;
  const left = Math.max(limits.left, Math.floor(originX));
  const top = Math.max(limits.top, Math.floor(originY));
  const right = Math.min(limits.right, Math.ceil(originX + width * scale));
  const bottom = Math.min(limits.bottom, Math.ceil(originY + height * scale));
  if (right <= left || bottom <= top) return;
  const step = Math.round(FIXED_ONE / scale);
  const startX = Math.round(((left + 0.5 - originX) / scale - 0.5) * FIXED_ONE);
  const startY = Math.round(((top + 0.5 - originY) / scale - 0.5) * FIXED_ONE);
  const to = plane.offset + top * plane.width + left;
  const size = [right - left, bottom - top] as const;
  const sampling = [width, height, startX, startY, step, step] as const;
  kernel.blendScaled(
    to,
    plane.width,
    ...size,
    from.source,
    from.alpha,
    ...sampling,
    from.opacity,
    from.scratch,
  );
}

function clipOf(
  clip: Rect | undefined,
  plane: Plane,
  toPlane: number,
): { left: number; top: number; right: number; bottom: number } {
  if (!clip) return { left: 0, top: 0, right: plane.width, bottom: plane.height };
  return {
    left: Math.max(0, Math.round(clip.x * toPlane)),
    top: Math.max(0, Math.round(clip.y * toPlane)),
    right: Math.min(plane.width, Math.round((clip.x + clip.width) * toPlane)),
    bottom: Math.min(plane.height, Math.round((clip.y + clip.height) * toPlane)),
  };
}

const ALIGNMENT = 64;

function layOut(sizes: readonly number[]): { offsets: number[]; totalBytes: number } {
  // The first kilobyte stays free: AssemblyScript keeps its own static data there.
  let next = 1024;
  const offsets = sizes.map((bytes) => {
    const offset = next;
    next += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    return offset;
  });
  return { offsets, totalBytes: next };
}
