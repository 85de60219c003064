import { describe, expect, test } from "vitest";
import {
  CAPTION_STYLES,
  type PlacedWord,
  type WordTime,
} from "../../../src/studio/captions/caption-styles.ts";
import { contrast } from "../../../src/studio/layouts/shapes.ts";
import { painted } from "../../support/nodes.ts";
import { layoutContext, library } from "../../support/studio.ts";

const word: PlacedWord = {
  text: "people",
  x: 300,
  y: 1100,
  width: 240,
  height: 90,
  sizePx: 76,
  outlinePx: 9,
};
const context = await layoutContext("poster", []);
const { accent } = context.theme.colours;

test("there are at least three, and each theme names one of them", () => {
  expect(Object.keys(CAPTION_STYLES).length).toBeGreaterThanOrEqual(3);
  for (const theme of library.themes()) expect(CAPTION_STYLES).toHaveProperty(theme.captionStyle);
});

describe.each(Object.entries(CAPTION_STYLES))("%s", (_name, style) => {
  const draw = (state: WordTime["state"], sinceMs = 200) => style(context, word, { state, sinceMs });

  test("writes the word once, where it was placed, as a caption", () => {
    for (const state of ["past", "now", "next"] as const) {
      const texts = draw(state).flatMap((node) => node.texts ?? []);
      expect(texts).toEqual([
        { text: "people", role: "caption", box: { x: 300, y: 1100, width: 240, height: 90 } },
      ]);
    }
  });

  test("shows in the accent colour which word is heard, and no other", () => {
    const isLit = (state: WordTime["state"]): boolean =>
      draw(state).some((node) => painted(node).has(accent));
    expect([isLit("past"), isLit("now"), isLit("next")]).toEqual([false, true, false]);
  });

  test("leaves what is not heard yet readable on any picture: nothing is seen through it", () => {
    for (const node of draw("next", -500)) {
      expect(node.opacity ?? 1).toBe(1);
      expect(painted(node).has("#05060a") || painted(node).has("#ffffff")).toBe(true);
      expect(node.scale ?? 1).toBe(1);
    }
  });

  test("keeps its keys while it moves", () => {
    expect(draw("now", 10).map((node) => node.key)).toEqual(draw("now", 100).map((node) => node.key));
  });
});

test.each(library.themes())("a word that is not heard yet reads on every ground of $id", async (theme) => {
  const { background, background2, text } = theme.colours;
  const own = await layoutContext(theme.id, []);
  for (const style of Object.values(CAPTION_STYLES)) {
    const [letters] = style(own, word, { state: "next", sinceMs: -500 });
    // The ink: whatever is most like the colour of text.
    const ink = letters && painted(letters).nearest(text);
    for (const ground of [background, background2])
      expect(contrast(ink ?? ground, ground)).toBeGreaterThan(4);
  }
});

test("on the box the letters have the ink that reads on it", () => {
  const [box, letters] = CAPTION_STYLES.box?.(context, word, { state: "now", sinceMs: 0 }) ?? [];
  expect(box && painted(box).inkPart).toBeGreaterThan(0.9);
  expect(letters && painted(letters).has(accent)).toBe(false);
  expect(box?.width).toBeGreaterThan(word.width);
});
