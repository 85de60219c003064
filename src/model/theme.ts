import { z } from "zod";

const Colour = z.string().regex(/^#[0-9a-f]{6}$/i, "a colour like #1a2b3c");

/** `templates/themes/<id>/theme.json`: how a video looks and moves. Data only. */
export const Theme = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  fonts: z.object({
    /** Family and weight of the large type; a bundled family, or the brand's own file. */
    display: z.object({
      family: z.string(),
      weight: z.number().int(),
      letterSpacingEm: z.number(),
      isUpperCase: z.boolean(),
    }),
    body: z.object({ family: z.string(), weight: z.number().int() }),
  }),
  colours: z.object({
    background: Colour,
    background2: Colour,
    text: Colour,
    muted: Colour,
    accent: Colour,
    accent2: Colour,
    panel: Colour,
  }),
  /** Which generator draws the living background, and its settings. */
  background: z.object({ generator: z.string(), settings: z.record(z.string(), z.number()) }),
  motion: z.object({
    /** Name of an easing curve in the studio. */
    curve: z.string(),
    enterMs: z.number().int(),
    /** Name of a transition between beats in the studio. */
    transition: z.string(),
  }),
  /** Corner radius and outline of panels and bars, pixels. */
  shape: z.object({ radius: z.number(), outline: z.number() }),
  captionStyle: z.string(),
  musicMood: z.string(),
});
export type Theme = z.infer<typeof Theme>;
