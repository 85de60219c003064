import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type Compositor, createCompositor } from "../../../src/studio/compositor/compositor.ts";
import type { SpriteNode } from "../../../src/studio/scene.ts";

const SIZE = { width: 64, height: 96 };
let compositor: Compositor;

beforeAll(async () => {
  compositor = await createCompositor({ ...SIZE, renderScale: 1, smallWidth: 8, smallHeight: 12 });
});

/** Fills the background with one colour and answers the frame with these nodes on it. */
function draw(colour: readonly [number, number, number], nodes: readonly SpriteNode[]): Uint8Array {
  for (let at = 0; at < compositor.smallPixels.length; at += 4)
    compositor.smallPixels.set([...colour, 255], at);
  compositor.drawBackground();
  compositor.drawNodes(nodes);
  return compositor.takeFrame();
}

function square(change: Partial<SpriteNode> & { colour?: string } = {}): SpriteNode {
  const { colour = "#ffffff", ...rest } = change;
  return {
    key: `square ${colour}`,
    width: 16,
    height: 16,
    x: 16,
    y: 32,
    paint(canvas) {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 16, 16);
    },
    ...rest,
  };
}

function yuvAt(frame: Uint8Array, x: number, y: number): number[] {
  const chroma = SIZE.width * SIZE.height + Math.floor(y / 2) * (SIZE.width / 2) + Math.floor(x / 2);
  return [frame[y * SIZE.width + x], frame[chroma], frame[chroma + (SIZE.width * SIZE.height) / 4]].map(
    Number,
  );
}

describe("colours are BT.709 in limited range", () => {
  test.each([
    ["#ffd60a", [195, 34, 154]],
    ["#ffffff", [235, 128, 128]],
    ["#000000", [16, 128, 128]],
    ["#ff0000", [63, 102, 240]],
    ["#0000ff", [32, 240, 118]],
  ])("%s is %j, as a sprite and as a background", (colour, wanted) => {
    const rgb = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16)) as [
      number,
      number,
      number,
    ];
    for (const measured of [
      yuvAt(draw([0, 0, 0], [square({ colour })]), 20, 40),
      yuvAt(draw(rgb, []), 20, 40),
    ]) {
      for (const [index, value] of measured.entries())
        expect(Math.abs(value - (wanted[index] ?? 0))).toBeLessThanOrEqual(1);
    }
  });
});

test("a sprite is blended like a slow reference does it, wherever it stands", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -20, max: 70 }),
      fc.integer({ min: -20, max: 100 }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (x, y, opacity) => {
        const frame = draw([0, 0, 0], [square({ x, y, opacity })]);
        const alpha = Math.round(255 * opacity) / 255;
        for (const [px, py] of [
          [x, y],
          [x + 15, y + 15],
          [x + 8, y + 3],
          [x - 1, y],
          [x + 16, y + 15],
        ] as const) {
          if (px < 0 || py < 0 || px >= SIZE.width || py >= SIZE.height) continue;
          const isInside = px >= x && px < x + 16 && py >= y && py < y + 16;
          const wanted = isInside ? 16 + (235 - 16) * alpha : 16;
          expect(Math.abs((frame[py * SIZE.width + px] ?? 0) - wanted)).toBeLessThanOrEqual(2);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("a clip lets only its part through", () => {
  const frame = draw([0, 0, 0], [square({ clip: { x: 16, y: 32, width: 8, height: 16 } })]);
  expect(frame[40 * SIZE.width + 20]).toBe(235);
  expect(frame[40 * SIZE.width + 26]).toBe(16);
});

test("scaling grows around the centre", () => {
  const frame = draw([0, 0, 0], [square({ scale: 2 })]);
  expect(frame[40 * SIZE.width + 24]).toBe(235);
  expect(frame[40 * SIZE.width + 11]).toBeGreaterThan(200);
  expect(frame[40 * SIZE.width + 6]).toBe(16);
});

test("a key is painted once, however often and wherever it is drawn", () => {
  const before = compositor.paintedCount();
  const node = square({ key: "once", colour: "#123456" });
  draw([0, 0, 0], [node, { ...node, x: 40 }]);
  draw([0, 0, 0], [{ ...node, opacity: 0.5 }]);
  expect(compositor.paintedCount() - before).toBe(1);
});

test("a taken frame stays while the next one is drawn", () => {
  const first = draw([0, 0, 0], []);
  draw([255, 255, 255], []);
  expect(first[0]).toBe(16);
});

test("a picture fills the frame as it is", () => {
  compositor.drawPicture(new Uint8Array((SIZE.width * SIZE.height * 3) / 2).fill(77));
  expect(compositor.takeFrame().every((value) => value === 77)).toBe(true);
});
