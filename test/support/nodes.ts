import { createCanvas } from "@napi-rs/canvas";
import type { SpriteNode } from "../../src/studio/scene.ts";

const READABLE_OPACITY = 0.6;

/** Everything that can be read in these nodes, in the order in which they are drawn. */
export function readable(nodes: readonly SpriteNode[]): string[] {
  return nodes
    .filter((node) => (node.opacity ?? 1) >= READABLE_OPACITY)
    .flatMap((node) => node.texts ?? [])
    .map(({ text }) => text);
}

/** A sprite painted at its size, as RGBA. */
export function painted(sprite: Pick<SpriteNode, "width" | "height" | "paint">): {
  at: (x: number, y: number) => number[];
  /** Part of its pixels that are not transparent, 0 to 1. */
  inkPart: number;
  has: (colour: string) => boolean;
  /** Of its opaque colours the one that is most like this one. */
  nearest: (colour: string) => string;
} {
  const width = Math.ceil(sprite.width);
  const height = Math.ceil(sprite.height);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  sprite.paint(context);
  const { data } = context.getImageData(0, 0, width, height);
  return {
    at: (x, y) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)],
    get inkPart() {
      let count = 0;
      for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 0) count += 1;
      return count / (width * height);
    },
    nearest(colour) {
      const wanted = bytesOf(colour);
      let [best, bestDistance] = ["", Number.POSITIVE_INFINITY];
      for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3] !== 255) continue;
        const here = [...data.subarray(at, at + 3)];
        const distance = Math.hypot(...here.map((byte, channel) => byte - (wanted[channel] ?? 0)));
        if (distance < bestDistance)
          [best, bestDistance] = [`#${Buffer.from(here).toString("hex")}`, distance];
      }
      return best;
    },
    has(colour) {
      const [red, green, blue] = bytesOf(colour);
      for (let at = 0; at < data.length; at += 4)
        if (data[at] === red && data[at + 1] === green && data[at + 2] === blue && data[at + 3] === 255)
          return true;
      return false;
    },
  };
}

const bytesOf = (colour: string): number[] =>
  [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
