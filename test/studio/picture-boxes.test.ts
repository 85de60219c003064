import { expect, test } from "vitest";
import { createPictureBoxes } from "../../src/studio/picture-boxes.ts";
import type { SpriteNode } from "../../src/studio/scene.ts";

const node = (change: Partial<SpriteNode>): SpriteNode => ({
  key: "card",
  width: 100,
  height: 50,
  x: 10,
  y: 20,
  paint: () => undefined,
  isBleeding: true,
  ...change,
});

test("a picture's box holds all places it moved through, while it was on screen without a gap", () => {
  const boxes = createPictureBoxes();
  boxes.add(0, [node({ x: 10 })]);
  boxes.add(1, [node({ x: 30, y: 0 })]);
  boxes.add(9, [node({ x: 500 })]);
  expect(boxes.finish()).toEqual([
    { x: 10, y: 0, width: 120, height: 70, startFrame: 0, endFrame: 2 },
    { x: 500, y: 20, width: 100, height: 50, startFrame: 9, endFrame: 10 },
  ]);
});

test("scaling is around the middle, a clip bounds what is seen, and only what may bleed counts", () => {
  const boxes = createPictureBoxes();
  const clip = { x: 0, y: 400, width: 1080, height: 300 };
  boxes.add(3, [
    node({ key: "large", scale: 2 }),
    node({ key: "clipped", clip }),
    node({ key: "text", isBleeding: false }),
  ]);
  boxes.addBackdrop(4, { x: 0, y: 0, width: 1080, height: 1920 });
  expect(boxes.finish().map(({ x, y, width, height }) => [x, y, width, height])).toEqual([
    [-40, -5, 200, 100],
    [0, 400, 1080, 300],
    [0, 0, 1080, 1920],
  ]);
});
