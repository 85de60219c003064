import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { stampNodes } from "../../../src/studio/layouts/stamp.ts";
import { layoutContext, momentAt } from "../../support/studio.ts";

const context = await layoutContext("poster", []);
const box = { x: 132, y: 500, width: 740, height: 240 };
const stamp = (verdict: string, timeMs: number) => {
  const [node] = stampNodes(context, verdict, momentAt(timeMs), box);
  if (!node) throw new Error("no stamp");
  return node;
};

function plateColour(verdict: string): number[] {
  const node = stamp(verdict, 2000);
  const canvas = createCanvas(node.width, node.height);
  node.paint(canvas.getContext("2d"));
  const { data } = canvas.getContext("2d").getImageData(0, 0, node.width, node.height);
  const sums = [0, 0, 0];
  for (let at = 0; at < data.length; at += 4) {
    // The letters and the rim are white: they say nothing of the plate.
    if ((data[at] ?? 0) > 240 && (data[at + 1] ?? 0) > 240) continue;
    for (const channel of [0, 1, 2]) sums[channel] = (sums[channel] ?? 0) + (data[at + channel] ?? 0);
  }
  return sums;
}

test("it falls from large to its size, shakes, and rests inside its box", () => {
  expect(stamp("False", 100).scale).toBeGreaterThan(1.3);
  expect(stamp("False", 2000).scale).toBe(1);
  expect(stamp("False", 420).x).not.toBe(stamp("False", 2000).x);
  const [text] = stamp("Not even close", 2000).texts ?? [];
  expect(text?.text).toBe("NOT EVEN CLOSE");
  expect(text?.box.x).toBeGreaterThanOrEqual(box.x);
  expect((text?.box.x ?? 0) + (text?.box.width ?? 0)).toBeLessThanOrEqual(box.x + box.width);
});

test("wrong is red, right is green, in every theme", () => {
  const [red = 0, green = 0] = plateColour("False");
  expect(red).toBeGreaterThan(green * 2);
  const [red2 = 0, green2 = 0] = plateColour("True");
  expect(green2).toBeGreaterThan(red2 * 2);
});
