import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { mercator } from "../../../src/studio/layouts/mercator.ts";
import { toPixels, windowOver, worldNode } from "../../../src/studio/layouts/world-map.ts";
import type { SpriteNode } from "../../../src/studio/scene.ts";
import { painted } from "../../support/nodes.ts";
import { layoutContext, stage } from "../../support/studio.ts";

const context = await layoutContext("poster", []);
const box = stage.layout;
const [rome, beijing, oslo] = [mercator(12.5, 41.9), mercator(116.4, 39.9), mercator(10.7, 59.9)];

describe("a window over two places", () => {
  test("has them inside the width of the box, their middle where it was asked", () => {
    const window = windowOver([rome, beijing], box, 740);
    const [left, right] = [rome, beijing].map((point) => toPixels(point, window));
    if (!left || !right) throw new Error("no places");
    expect(left.x).toBeCloseTo(box.x + box.width * 0.1, 0);
    expect(right.x).toBeCloseTo(box.x + box.width * 0.9, 0);
    expect((left.y + right.y) / 2).toBeCloseTo(740, 3);
  });

  test("comes no closer than a map still looks like a map, also over one point", () => {
    const near = windowOver([rome, rome], box, 740);
    expect(near.scale * box.width).toBeCloseTo(0.24);
  });

  test("opens for places that are far apart in height", () => {
    const tall = windowOver([mercator(12.5, -60), oslo], box, 740);
    const [south, north] = [mercator(12.5, -60), oslo].map((point) => toPixels(point, tall).y);
    expect((south ?? 0) - (north ?? 0)).toBeLessThanOrEqual(box.height * 0.4 + 1);
  });
});

function pixel(node: SpriteNode, x: number, y: number): number[] {
  const canvas = createCanvas(node.width, node.height);
  const drawing = canvas.getContext("2d");
  node.paint(drawing);
  return [...drawing.getImageData(Math.round(x), Math.round(y), 1, 1).data];
}

describe("the world", () => {
  const window = windowOver([rome, beijing], box, 740);
  const kansas = toPixels(mercator(90, 55), window);

  test("covers the frame with land and a net of degrees", () => {
    const world = worldNode(context, { window });
    expect([world.width, world.height]).toEqual([context.frame.width, context.frame.height]);
    expect(world.isBleeding).toBe(true);
    expect(painted(world).inkPart).toBeGreaterThan(0.3);
  });

  test("shows a country in its own colour where that is asked", () => {
    const plain = worldNode(context, { window });
    const chosen = worldNode(context, { window, highlights: { ru: "#ff0000" } });
    expect(pixel(chosen, kansas.x, kansas.y)).toEqual([255, 0, 0, 255]);
    expect(pixel(plain, kansas.x, kansas.y)).not.toEqual([255, 0, 0, 255]);
    expect(chosen.key).not.toBe(plain.key);
  });

  test("fades in below a height", () => {
    const floor = worldNode(context, { window: windowOver([rome, beijing], box, 1580), fromY: 1268 });
    expect([floor.y, floor.height]).toEqual([1268, context.frame.height - 1268]);
    const { at } = painted(floor);
    const alphas = Array.from({ length: 100 }, (_, index) => at(index * 10, 1)[3] ?? 0);
    expect(Math.max(...alphas)).toBeLessThan(12);
  });
});
