import { readdirSync } from "node:fs";
import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { contrast } from "../../src/studio/layouts/shapes.ts";
import { overPictures, shadeNode } from "../../src/studio/over-pictures.ts";
import { layoutContext } from "../support/studio.ts";

const DARK = "#05060a";

test.each(readdirSync("templates/themes"))("the theme %s reads over any picture", async (id) => {
  const context = await layoutContext(id, []);
  const { theme } = overPictures(context);
  const { text, accent } = theme.colours;
  expect(contrast(text, DARK)).toBeGreaterThan(15);
  expect(contrast(accent, DARK)).toBeGreaterThan(4.5);
  expect(accent).not.toBe(text);
  expect(theme.fonts).toEqual(context.theme.fonts);
  expect(overPictures(context).theme).toBe(theme);
});

test("an accent that stands out stays the theme's own", async () => {
  const context = await layoutContext("poster", []);
  expect(overPictures(context).theme.colours.accent).toBe(context.theme.colours.accent);
});

test("the shade is darkest where the main line stands and gone before it ends", () => {
  const node = shadeNode();
  const canvas = createCanvas(node.width, node.height);
  node.paint(canvas.getContext("2d"));
  const alphaAt = (y: number): number => canvas.getContext("2d").getImageData(540, y, 1, 1).data[3] ?? 0;
  expect(alphaAt(0)).toBe(128);
  expect(alphaAt(340)).toBe(128);
  expect(alphaAt(700)).toBeLessThan(100);
  expect(alphaAt(node.height - 1)).toBeLessThan(2);
});
