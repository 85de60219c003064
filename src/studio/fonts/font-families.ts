/** A bundled family: one weight, one file per subset, as @fontsource packs them. */
export interface FontFamily {
  /** The name themes use. */
  family: string;
  packageName: string;
  weight: number;
  /** In the order in which glyphs are looked for. */
  subsets: readonly string[];
}

const EUROPEAN = ["latin", "latin-ext", "greek", "greek-ext", "cyrillic", "cyrillic-ext", "vietnamese"];

export const FONT_FAMILIES: readonly FontFamily[] = [
  { family: "Anton", packageName: "anton", weight: 400, subsets: ["latin", "latin-ext", "vietnamese"] },
  { family: "Archivo Black", packageName: "archivo-black", weight: 400, subsets: ["latin", "latin-ext"] },
  { family: "Bebas Neue", packageName: "bebas-neue", weight: 400, subsets: ["latin", "latin-ext"] },
  { family: "Inter", packageName: "inter", weight: 800, subsets: EUROPEAN },
  {
    family: "JetBrains Mono",
    packageName: "jetbrains-mono",
    weight: 800,
    subsets: EUROPEAN.filter((name) => name !== "greek-ext"),
  },
  {
    family: "Oswald",
    packageName: "oswald",
    weight: 600,
    subsets: ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "vietnamese"],
  },
  {
    family: "Playfair Display",
    packageName: "playfair-display",
    weight: 900,
    subsets: ["latin", "latin-ext", "cyrillic", "vietnamese"],
  },
  {
    family: "Rubik",
    packageName: "rubik",
    weight: 800,
    subsets: ["latin", "latin-ext", "cyrillic", "cyrillic-ext"],
  },
  {
    family: "Space Grotesk",
    packageName: "space-grotesk",
    weight: 700,
    subsets: ["latin", "latin-ext", "vietnamese"],
  },
  {
    family: "Unbounded",
    packageName: "unbounded",
    weight: 800,
    subsets: ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "vietnamese"],
  },
];

/** Looked into when a theme's own family lacks a glyph. */
export const FALLBACK_FAMILY = "Inter";
export const EMOJI = { packageName: "noto-color-emoji", subset: "emoji", weight: 400 } as const;
