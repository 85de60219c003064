import type { Theme } from "../model/theme.ts";
import { contrast } from "./layouts/shapes.ts";
import type { LayoutContext } from "./scene.ts";

export const INK = "#ffffff";
/** The dark edge of the words, and of the shade behind them. */
export const SHADE = "#05060a";
/** Where no accent of a theme stands out from the shade. */
const BRIGHT_ACCENT = "#ffd60a";
const ACCENT_CONTRAST_MIN = 4.5;

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
