import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { contrast } from "../../src/studio/layouts/shapes.ts";
import type { SpriteNode } from "../../src/studio/scene.ts";
import { shadeAlpha, shadeNodes } from "../../src/studio/word-shade.ts";
import { evenLight } from "../support/picture-lights.ts";

const [SNOW, DAY, NIGHT] = [226, 120, 24];

/** Two lines of words, one under the other. */
const words = [300, 420].map((y, index): SpriteNode => {
  const box = { x: 100, y, width: 500 + index * 200, height: 120 };
  return {
    key: `line ${index}`,
    ...box,
    paint: () => undefined,
    texts: [{ text: "a", role: "layout", box }],
  };
});

test.each(Array.from({ length: 23 }, (_, step) => 16 + step * 10))(
  "over a grey of %i the shade is as dark as white words need, and no darker",
  (luma) => {
    const value = ((luma - 16) / 219) * 255;
    const seen = (alpha: number): number => {
      const grey = Math.round(value * (1 - alpha)).toString(16);
      return contrast("#ffffff", `#${grey.padStart(2, "0").repeat(3)}`);
    };
    const alpha = shadeAlpha(luma);
    expect(seen(alpha)).toBeGreaterThanOrEqual(3);
    if (alpha > 0) expect(seen(alpha - 0.01)).toBeLessThan(3);
  },
);

test("nothing is shaded by day or by night, nor where no words stand", () => {
  expect(shadeNodes(words, evenLight(DAY))).toEqual([]);
  expect(shadeNodes(words, evenLight(NIGHT))).toEqual([]);
  expect(shadeNodes([], evenLight(SNOW))).toEqual([]);
});

test.each([1, 0.25])(
  "over snow it lies behind the words, follows their lines and is gone beyond (size × %d)",
  (size) => {
    const [shade, ...more] = shadeNodes(words, evenLight(SNOW));
    if (!shade) throw new Error("there is no shade");
    expect(more).toEqual([]);
    const canvas = createCanvas(Math.ceil(shade.width * size), Math.ceil(shade.height * size));
    const context = canvas.getContext("2d");
    context.scale(size, size);
    shade.paint(context);
    const partAt = (x: number, y: number): number => {
      const place = [x - shade.x, y - shade.y].map((at) => Math.min(canvas.width - 1, Math.floor(at * size)));
      return (
        (context.getImageData(place[0] ?? 0, place[1] ?? 0, 1, 1).data[3] ?? 0) / (255 * shadeAlpha(SNOW))
      );
    };
    expect(partAt(450, 420)).toBeGreaterThan(0.95);
    for (const [x, y] of [
      [350, 305],
      [105, 420],
      [795, 480],
    ] as const)
      expect(partAt(x, y), `${x}, ${y}`).toBeGreaterThan(0.65);
    // Beside the first line, which is the shorter one.
    expect(partAt(750, 300)).toBeLessThan(0.35);
    for (const [x, y] of [
      [450, shade.y],
      [450, shade.y + shade.height - 2],
      [shade.x, 420],
      [shade.x + shade.width - 2, 420],
    ] as const)
      expect(partAt(x, y), `${x}, ${y}`).toBeLessThan(0.03);
  },
);

test("only the light behind the words counts", () => {
  const snowBelow = evenLight(NIGHT, (row) => (row > 20 ? SNOW : NIGHT));
  expect(shadeNodes(words, snowBelow)).toEqual([]);
  const snowAbove = evenLight(NIGHT, (row) => (row < 20 ? SNOW : NIGHT));
  expect(shadeNodes(words, snowAbove)).toHaveLength(1);
});
