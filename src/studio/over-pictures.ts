import type { Theme } from "../model/theme.ts";
import { contrast, withAlpha } from "./layouts/shapes.ts";
import type { LayoutContext, SpriteNode } from "./scene.ts";
import { FRAME } from "./stage.ts";

const INK = "#ffffff";
const SHADE = "#05060a";
/** Where no accent of a theme stands out from the shade. */
const BRIGHT_ACCENT = "#ffd60a";
const ACCENT_CONTRAST_MIN = 4.5;

/** How dark the shade is where its text stands, and where it has gone. */
const SHADE_ALPHA = 0.5;
const SHADE_HEIGHT = 1000;
const SHADE_WHOLE_PART = 0.35;

const themes = new WeakMap<Theme, Theme>();

/** A theme as it reads over a picture, which may be anything: light words with a dark edge, whatever the theme's paper is. */
export function overPictures(context: LayoutContext): LayoutContext {
  const { theme } = context;
  const known = themes.get(theme) ?? lightOnDark(theme);
  themes.set(theme, known);
  return { ...context, theme: known };
}

function lightOnDark(theme: Theme): Theme {
  const { accent, accent2 } = theme.colours;
  const bright = [accent, accent2].find((colour) => contrast(colour, SHADE) >= ACCENT_CONTRAST_MIN);
  return { ...theme, colours: { ...theme.colours, text: INK, accent: bright ?? BRIGHT_ACCENT } };
}

/** Darkens the sky of a picture, where the main line stands, and fades away below it. */
export function shadeNode(): SpriteNode {
  return {
    key: "shade over pictures",
    width: FRAME.width,
    height: SHADE_HEIGHT,
    x: FRAME.x,
    y: FRAME.y,
    paint(canvas) {
      const gradient = canvas.createLinearGradient(0, 0, 0, SHADE_HEIGHT);
      gradient.addColorStop(0, withAlpha(SHADE, SHADE_ALPHA));
      gradient.addColorStop(SHADE_WHOLE_PART, withAlpha(SHADE, SHADE_ALPHA));
      gradient.addColorStop(1, withAlpha(SHADE, 0));
      canvas.fillStyle = gradient;
      canvas.fillRect(0, 0, FRAME.width, SHADE_HEIGHT);
    },
  };
}
