import { describe, expect, test } from "vitest";
import { BACKGROUNDS } from "../../../src/studio/backgrounds/background-table.ts";
import { CAPTION_STYLES } from "../../../src/studio/captions/caption-styles.ts";
import { drawLayout } from "../../../src/studio/layouts/layout-table.ts";
import { luminance } from "../../../src/studio/layouts/shapes.ts";
import { EASINGS } from "../../../src/studio/motion/easing.ts";
import { TRANSITIONS } from "../../../src/studio/motion/transitions.ts";
import { MOODS } from "../../../src/studio/sound/moods.ts";
import { LAYOUT_SAMPLES, layoutContext, library, momentAt, stage } from "../../support/studio.ts";

const BOUNCE = 14;

describe.each(LAYOUT_SAMPLES.map((data, index) => ({ name: `${index} ${data.layout}`, data })))(
  "$name",
  ({ data }) => {
    test.each(["poster", "neon", "pop"])(
      "everything to be read stands inside the safe zone, in %s",
      async (theme) => {
        const context = await layoutContext(theme, [data]);
        for (const timeMs of [1500, 2500, 3900]) {
          const boxes = drawLayout(data, momentAt(timeMs), context).flatMap((node) => node.texts ?? []);
          expect(boxes.length).toBeGreaterThan(0);
          for (const { box, text } of boxes) {
            expect(box.x, text).toBeGreaterThanOrEqual(stage.safe.x - BOUNCE);
            expect(box.x + box.width, text).toBeLessThanOrEqual(stage.safe.x + stage.safe.width + BOUNCE);
            expect(box.y, text).toBeGreaterThanOrEqual(stage.safe.y - BOUNCE);
            expect(box.y + box.height, text).toBeLessThanOrEqual(stage.captions.y + BOUNCE);
          }
        }
      },
    );

    test("the same moment draws the same, and what only moves keeps its key", async () => {
      const context = await layoutContext("poster", [data]);
      const keys = (timeMs: number) => drawLayout(data, momentAt(timeMs), context).map((node) => node.key);
      expect(keys(800)).toEqual(keys(800));
      const settled = new Set(keys(3000));
      const kept = keys(3010).filter((key) => settled.has(key));
      expect(kept.length).toBeGreaterThanOrEqual(settled.size - 4);
    });
  },
);

test("the opening frame is not empty: the hook stands at once", async () => {
  for (const data of LAYOUT_SAMPLES) {
    const context = await layoutContext("poster", [data]);
    const visible = drawLayout(data, momentAt(0, { isOpening: true }), context).filter(
      (node) => (node.opacity ?? 1) > 0.9 && node.texts,
    );
    expect(visible.length, data.layout).toBeGreaterThan(0);
  }
});

describe.each(library.themes().map((theme) => ({ id: theme.id, theme })))("theme $id", ({ theme }) => {
  const contrast = (a: string, b: string): number => {
    const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };

  test("text reads on both ends of the background", () => {
    expect(contrast(theme.colours.text, theme.colours.background)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.colours.text, theme.colours.background2)).toBeGreaterThanOrEqual(4.5);
  });

  test("every name in it exists", () => {
    expect(BACKGROUNDS.has(theme.background.generator)).toBe(true);
    expect(EASINGS).toHaveProperty(theme.motion.curve);
    expect(TRANSITIONS).toHaveProperty(theme.motion.transition);
    expect(CAPTION_STYLES).toHaveProperty(theme.captionStyle);
    expect(MOODS.map((mood) => mood.id)).toContain(theme.musicMood);
  });
});

test("themes differ in type, background and motion, not only in colour", () => {
  const looks = library
    .themes()
    .map((theme) => [theme.fonts.display.family, theme.background.generator, theme.motion.curve]);
  expect(looks.length).toBeGreaterThanOrEqual(6);
  expect(new Set(looks.map(([font]) => font)).size).toBeGreaterThanOrEqual(6);
  expect(new Set(looks.map(([, generator]) => generator)).size).toBeGreaterThanOrEqual(6);
});
