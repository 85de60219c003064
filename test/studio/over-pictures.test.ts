import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { contrast } from "../../src/studio/layouts/shapes.ts";
import { overPictures } from "../../src/studio/over-pictures.ts";
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
